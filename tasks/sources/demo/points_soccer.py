"""Coaching sheet for soccer: trap and play 8001 and 8002, dribbling 8003, juggling 8004, penalty 8005."""

SHEET = """
# plant-foot | plant foot | 8005
- <plant> {p} standing foot way behind the ball
- <put> the plant foot too far from the ball
+ <plant> the standing foot right beside the ball, pointing at the target
+ <get> the plant foot level with the ball, about a hand away
> <plant> the foot beside the ball with the toes pointing where the ball should go
> <step> in a bit closer so the standing foot is next to the ball
~ {s} [lean] back and the ball sails over the bar
~ {s} [have] to reach for the ball and all the power is gone
~ the hips can't get around to face the target
= the hips come through and the shot stays low
= the strike is balanced and on target

# lean | chest | 8005
- <lean> back on the strike
- <open> {p} chest up to the sky when {s} [hit] it
+ <keep> {p} chest over the ball on the strike
+ <lean> slightly forward as the foot comes through
> <get> the chest and the knee over the ball at contact
> <stay> over the top of it, nose down
~ the ball climbs and goes over the crossbar
~ there's no weight behind the shot
~ the contact is underneath the ball
= the shot stays down and hard to save
= all of {p} weight goes through the ball

# ankle-lock | ankle
- <leave> the ankle floppy on contact
- <let> the foot give when the ball hits it
+ <lock> the ankle and <present> a firm surface
+ <keep> the toes up and the ankle tight on contact
> <lock> the ankle, toes up, so the foot is like a wall
> <firm> up the ankle just before contact
~ the ball bounces off in a random direction
~ the touch goes dead and it gets stuck under the feet
~ the pass comes out weak and bobbly
= the ball goes exactly where the foot points
= the contact is clean and the pass is crisp

# first-touch | first touch | 8001 8002
- <trap> the ball dead under {p} feet
- <kill> the ball so it stops right underneath
+ <take> a first touch out in front, into space
+ <cushion> the ball half a yard ahead for the next play
> <push> the first touch out in front so the next step is the pass
> <set> the ball up with that touch rather than just stopping it
~ {s} [have] to take another touch before {s} [can] play it
~ a defender would already be on top of {o}
~ the whole thing slows down
= the next touch is already the pass
= {s} [keep] moving without breaking stride

# cushion | inside of the foot | 8001
- <stab> at the ball on the trap
- <meet> the ball with a stiff leg
+ <cushion> the ball with the inside of the foot, giving with it a little
+ <draw> the foot back just as the ball arrives
> <give> with the ball, like catching an egg
> <relax> the leg and <bring> the foot back on contact
~ the ball bounces two or three yards away
~ the trap turns into a tackle for somebody else
~ control is lost right away
= the ball settles right where {s} [want] it
= the next touch is easy

# outside-play | outside of the foot | 8001 8002
- <poke> the pass with {p} toes instead of the outside of the foot
- <turn> the whole body just to use the outside
+ <play> it with the outside of the foot off the little toe
+ <turn> the toes in and down to play it with the outside
> <point> the toe down and in, and <flick> through with the outside of the foot
> <use> the outside of the laces with a quick flick from the knee
~ there's hardly any direction on it
~ it takes too long and the passing lane is closed
~ the ball spins away from the target
= the pass is quick and disguised
= {s} [not have] to change stride at all

# head-up | head | 8001 8002 8003
- <stare> down at the ball the whole time
- <dribble> with {p} head down
+ <get> {p} head up between touches
+ <glance> up and then back at the ball
> <look> up every second or third touch
> <scan> ahead and <feel> the ball with the feet
~ {s} [not see] where the space or the pressure is
~ {s} [would] run straight into somebody in a game
~ the decisions come a second late
= {s} [can] see the next cone and plan for it
= {s} [see] the pass before the ball gets there

# close-touch | touches | 8003
- <push> the ball too far ahead on the dribble
- <take> one big touch and then <chase> it
+ <keep> the ball close with lots of little touches
+ <touch> the ball with almost every step
> <take> smaller touches and <keep> the ball within a step
> <touch> it on every stride through the cones
~ any defender nips in and takes it
~ {s} [can't] turn when the cone comes up
~ {s} [have] to sprint just to catch the ball
= {s} [can] change direction whenever {s} [like]
= the ball stays under control at the turn

# low-body | hips and knees | 8003
- <stand> up tall through the turns
- <keep> {p} legs straight on the change of direction
+ <drop> {p} hips and <bend> the knees going into the turn
+ <stay> low through the cut
> <sink> the hips before the turn and <push> off the outside foot
> <bend> the knees and <stay> low, like sitting on a bar stool
~ {s} [need] three extra steps to turn
~ the balance goes and the ball gets away
~ there's no push out of the turn
= the turn is sharp and {s} [explode] out of it
= {s} [stay] balanced on the change of direction

# both-feet | weak foot
- <use> the right foot for everything
- <shuffle> around just to avoid {p} left foot
+ <use> both feet and not only the strong one
+ <go> with whichever foot is closest to the ball
> <practice> with the weaker foot just as much
> <bring> the other foot in, even if it's a bit ugly at first
~ {s} [become] really easy to read
~ it costs an extra step each time
~ one whole side of the field is closed
= {s} [can] go either way
= there's no wasted step

# juggle-height | ball height | 8004
- <kick> the ball up over {p} head on the juggles
- <send> every touch to a different height
+ <keep> the ball at about waist height
+ <keep> each juggle low and controlled
> <keep> the ball between the knee and the waist
> <take> some power off and <lift> it only a foot or two
~ there's too much time for things to go wrong
~ {s} [have] to chase it across the grass
~ the next touch comes at a different speed each time
= {s} [can] stay on one spot
= the rhythm is easy to keep

# juggle-toes | toes and laces | 8004
- <juggle> with the toes pointing straight up
- <hit> the ball with the tip of the toe
+ <strike> the ball on the laces with a flat foot
+ <keep> the foot level so the ball goes straight up
> <flatten> the foot and <contact> the ball on the laces
> <point> the toe out a little, with a locked ankle
~ the ball spins back into the body
~ it goes off at an angle and {s} [lose] it
~ the count never gets past a few
= the ball goes up with no spin
= the next touch is right there again

# on-toes | balls of the feet
- <stand> flat-footed waiting for the ball
- <wait> on {p} heels
+ <stay> on the balls of {p} feet
+ <keep> {p} feet moving while the ball is coming
> <stay> on the toes and <adjust> with little steps
> <bounce> lightly so the feet are ready
~ {s} [get] there late and <stretch> for it
~ the body is never behind the ball
~ {s} [can't] react if the ball takes a funny bounce
= {s} [can] adjust to a bad bounce
= the body gets behind the ball in time

# run-up | run-up | 8005
- <run> at the ball perfectly straight
- <stutter> and <slow> down in the run-up
+ <come> in at a bit of an angle with a steady run-up
+ <use> a short, confident run-up
> <start> at about forty-five degrees and <keep> the same speed
> <pick> the corner before starting and <not change> it
~ {s} [lose] the power before {s} even [get] to the ball
~ the keeper can read exactly where it's going
~ the last step comes out wrong
= {s} [can] swing right through the ball
= the keeper gets no clue about the corner

# follow-through | kicking leg | 8005
- <stop> the leg right after contact
- <jab> at the penalty without following through
+ <follow> through toward the target with the kicking leg
+ <swing> through and <land> on the kicking foot
> <swing> all the way through and <land> on that foot
> <finish> with the laces pointing at the corner
~ there's nothing on the shot, it just rolls
~ the ball slides off to the side
~ the power dies at the ball
= the shot has pace and direction
= it goes exactly where the foot finishes

# arms | arms
- <keep> {p} arms glued to the body
- <let> {p} arms swing around all over
+ <use> {p} arms out to the side for balance
+ <hold> the opposite arm out as the foot swings
> <get> the arms out a bit, like walking on a beam
> <use> the opposite arm as a counterweight
~ {s} [wobble] on the standing leg
~ the shoulders turn too early
~ {s} [get] knocked off by the smallest push
= the standing leg stays rock solid
= the upper body stays square

. <roll> the ball out and <get> set behind it
. <wait> for the pass to come in from the left | 8001 8002
. <bring> the ball down and <play> it back | 8001 8002
. <turn> around and <get> ready for the next one | 8001 8002
. <go> through the first couple of cones | 8003
. <turn> at the last cone and <come> back | 8003
. <flick> the ball up to start the juggles | 8004
. <switch> from the right foot to the left | 8004
. <take> four or five steps back from the spot | 8005
. <run> up and <strike> it toward the right-hand side | 8005
. <fetch> the ball for another try
"""
