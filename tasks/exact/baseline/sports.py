"""Lexicons of the sports, as data of the rule-based baseline."""

from tasks.exact.baseline.lexicons import lexicon

BASKETBALL = lexicon(
    r"basketball|layup|jump ?shot|jumpshooting|mikan",
    """
    keep their eyes on the rim
    jump off both feet
    lower the chin
    slow the dribble down
    keep their eyes on the target through the whole shot
    drive the inside knee up towards the chest on the take-off
    push off the outside foot on the way up
    extend the shooting arm fully at the top of the jump
    follow through with the wrist after the release
    hold the follow-through until the ball reaches the rim
    keep the guide hand on the side of the ball
    keep the ball high above the forehead
    bend their knees and sit into the shot
    land on both feet under their shoulders
    square their shoulders to the basket before the shot
    aim for the top corner of the square on the backboard
    release the ball at the highest point of the jump
    take a longer last step towards the basket
    spread their fingers wide across the seams of the ball
    alternate their feet with a quick step under the basket
    catch the rebound before it drops below the chin
    """,
    """
    generate more power from the legs
    keep the shot on line with the rim
    get a softer touch off the backboard
    shield the ball from a defender
    put more arc on the shot
    get the shot off more quickly
    stay balanced on the landing
    put more backspin on the ball
    move straight into the next repetition
    keep the same rhythm on both sides of the basket
    jump higher and release the ball later
    see the target for longer before the release
    """,
    """
    as they go up for the shot
    on the way to the basket
    at the top of the jump
    """,
    """
    balance on the landing
    footwork on the take-off
    rotation on the ball
    timing of the release
    extension through the shooting arm
    height on the jump
    use of the backboard
    control of the rebound
    """,
)

SOCCER = lexicon(
    r"soccer|football|penalty|dribbling|juggling",
    """
    plant the standing foot beside the ball
    shorten the run-up
    raise the knee higher
    face the target
    point the toes of the standing foot at the target
    lock the ankle of the kicking foot at contact
    strike through the middle of the ball with the laces
    lean the chest over the ball at contact
    follow through with the kicking leg towards the target
    take a longer last step into the ball
    keep the ball close with small touches of the laces
    use the outside of the foot to push the ball away
    cushion the ball with the inside of the foot
    keep their head up and look over the ball
    check over their shoulder before the ball arrives
    bend their knees and stay on the balls of their feet
    open up their body to face the space
    keep their arms out to the side for balance
    drop the shoulder before the change of direction
    contact the ball at knee height with a firm ankle
    """,
    """
    generate more power in the strike
    keep the shot low and on target
    change direction more quickly
    keep the ball away from a defender
    see the space before the next touch
    play the next pass with one touch
    stay balanced on the standing leg
    add more curve to the ball
    disguise the direction of the shot
    keep a steady rhythm of touches
    take the pace off the ball
    accelerate into the space after the touch
    """,
    """
    as the ball comes in
    through the moment of contact
    on the approach to the ball
    """,
    """
    balance on the standing leg
    contact with the laces
    timing of the last step
    control with the first touch
    rotation through the hips
    awareness of the space
    weight on the pass
    speed of the feet
    """,
)

CLIMBING = lexicon(
    r"climb|boulder|\bv\d\b",
    """
    keep their arms straight and hang from the skeleton
    chalk both hands
    swing the hips sideways
    lower the heels
    keep their hips close to the wall
    turn the hip into the wall before the reach
    place the toe precisely on the edge of the foothold
    look at the foothold until the foot is set
    push through the legs to start the move
    flag the free leg out to the side
    drop the knee towards the middle of the body
    match both hands on the hold before moving on
    shift their weight over the higher foot
    swap feet quietly on the small foothold
    hook the heel over the edge of the hold
    grip the hold with an open hand
    engage the shoulders before the feet cut loose
    move the feet up in two small steps
    reach with the far hand across the body
    breathe out and shake the free arm
    """,
    """
    save energy in the forearms
    reach the next hold with less effort
    keep the body from swinging off the wall
    take weight off the fingers
    generate more momentum for the next move
    stay balanced over the feet
    keep tension through the core
    rest before the hardest part of the route
    get more friction on the foothold
    see the next sequence of holds
    protect the shoulders from strain
    keep the foot from slipping off the hold
    """,
    """
    while moving to the next hold
    at the start of the move
    before letting go of the hold
    """,
    """
    tension through the core
    precision with the feet
    balance over the foothold
    extension on the reach
    use of the heel
    control of the swing
    pacing on the route
    rotation of the hips
    """,
)

DANCE = lexicon(
    r"danc|salsa|choreograph|ballet",
    """
    extend the arm through to the fingertips
    widen the stance
    lower the chin
    hold the pose longer
    keep their chest lifted and their shoulders down
    shift their weight fully onto the standing leg
    bend their knees on the landing
    spot the front of the room during the turn
    point the toes as the foot leaves the floor
    roll through the ball of the foot
    rotate the hips before the shoulders
    hit the arm position on the beat
    keep their core engaged through the turn
    step out to the side with a wider stance
    isolate the ribs from the hips
    keep their gaze up and out to the audience
    finish the movement before starting the next one
    relax the shoulders and let the arms swing
    cross the foot over in front of the body
    """,
    """
    stay balanced through the turn
    make the line of the body look longer
    stay on the beat of the music
    give the movement a clear finish
    land softly without a sound
    project more energy to the audience
    make the change of level easier to see
    prepare for the next step in time
    keep the rhythm even on both sides
    give the hips more freedom to move
    add contrast between sharp and smooth movements
    cover more space across the floor
    """,
    """
    through the whole phrase
    on every count of the music
    in the transition to the next step
    """,
    """
    balance through the turn
    extension through the arms
    timing with the music
    control of the core
    isolation of the hips
    softness on the landing
    use of the floor
    focus to the audience
    """,
)

SPORTS = (BASKETBALL, SOCCER, CLIMBING, DANCE)
