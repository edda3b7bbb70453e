"""Coaching sheet for basketball: Mikan layup 6001, reverse layup 6002, mid-range jump shot 6003."""

SHEET = """
# footwork | inside foot | 6001
- <jump> off the wrong foot when {s} [switch] sides
- <go> up off the outside foot on the Mikan
+ <step> with the inside foot and <drive> the outside knee up every time
+ <get> the inside foot down first on both sides of the rim
> <step> across with the inside foot and <drive> the opposite knee up
> <say> inside foot, up, inside foot, up, until the rhythm is there
~ {s} [end] up under the net with no angle to the glass
~ the jump goes sideways instead of up
~ there's no rhythm from one side to the other
= {s} [go] straight up and the rhythm stays the same on both sides
= every make looks like the one before

# guide-hand | guide hand | 6003
- <let> the guide hand push the ball at the release
- <leave> {p} thumb on the ball too long with the off hand
+ <keep> the guide hand on the side of the ball and <take> it off early
+ <hold> {p} guide hand still while the shooting hand does the work
> <keep> the guide hand on the side of the ball and <let> the shooting hand finish alone
> <freeze> that off hand beside the ball, thumb out of the shot
~ the ball comes out with side spin and drifts off line
~ the misses go left and right rather than short or long
~ two hands are shooting the ball and they fight each other
= the ball comes off with clean backspin
= the shot stays straight, even when it's a bit short

# elbow | shooting elbow | 6003
- <let> the shooting elbow flare out to the side
- <start> the shot with {p} elbow sticking out like a wing
+ <keep> the elbow tucked in under the ball
+ <line> up the elbow over the knee before the release
> <bring> the elbow in so it points at the rim
> <get> the elbow under the ball before going up
~ the ball gets pushed across the body and goes left or right
~ {s} [have] to correct it with the wrist at the last second
~ the forearm isn't lined up with the target
= the whole arm moves in one line to the rim
= {s} [get] a lot more accuracy without extra effort

# follow-through | wrist | 6003
- <pull> {p} hand back right after the release
- <cut> the follow-through short and <drop> the arm
+ <hold> the follow-through until the ball hits the rim
+ <snap> the wrist and <leave> the hand up there, fingers down
> <hold> the follow-through high, like reaching into a cookie jar
> <snap> the wrist and <keep> the arm up until the ball gets there
~ the shot comes out flat with hardly any backspin
~ the ball falls short on the front of the rim
~ the release is different on every attempt
= the ball gets soft backspin and a friendly bounce
= the release looks the same every time

# ball-high | ball | 6001 6002
- <bring> the ball down to {p} waist after the rebound
- <dip> the ball below the chest between shots
+ <keep> the ball above {p} shoulders the whole time
+ <catch> the ball out of the net high and <leave> it high
> <keep> the ball up by the ears, never below the chin
> <catch> it high and <keep> it high
~ a smaller defender can just swipe it away
~ it takes much longer to get the next shot up
~ {s} [waste] a whole beat bringing it back up again
= nobody small can get a hand on it
= the next shot goes up right away

# backboard | square on the backboard | 6001 6002
- <throw> the ball over the top corner of the square
- <aim> straight at the rim instead of the glass
+ <use> the top corner of the square on the backboard
+ <lay> the ball softly high off the glass
> <aim> for the top corner of the square and <let> the glass do the work
> <pick> a spot on the glass and <hit> it gently
~ the ball comes off too hard and rolls off the other side
~ the angle is too flat for the ball to drop in
~ there's no margin for error around the rim
= the ball drops in softly even when the jump is off
= the angle does most of the work

# knees | knees | 6003
- <shoot> with straight legs
- <not bend> {p} knees before going up
+ <load> the legs with a good bend in the knees
+ <bend> the knees and <go> up in one motion
> <bend> the knees more and <use> the legs to power the shot
> <sit> into it a little, then <go> up through the legs
~ all of the power has to come from the arms
~ the shot gets flatter the more tired {s} [get]
~ the ball barely makes it to the rim
= the power comes from the legs and the arm can stay relaxed
= the shot has plenty of distance

# feet | feet | 6003
- <land> with {p} feet all over the place on the catch
- <set> {p} feet too close together for the jumper
+ <get> {p} feet shoulder-width apart and <square> up to the rim
+ <turn> {p} toes toward the basket before the shot
> <get> the feet shoulder-width, toes roughly to the rim, before the ball arrives
> <square> up first and <shoot> second
~ the base is narrow and the upper body has to compensate
~ {s} [drift] to the side in the air
~ the balance is gone before the shot even starts
= {s} [go] straight up and <land> in the same spot
= the upper body can stay quiet

# fade | landing | 6003
- <fade> backward on the jump with nobody guarding {o}
- <lean> away from the basket as the ball leaves the hand
+ <go> straight up and <come> down in the same place
+ <land> slightly forward of where the jump started
> <jump> straight up and <land> on the same spot, or a touch forward
> <stay> vertical, shoulders over the hips
~ the shot loses power and comes up short
~ the release point moves every single time
~ it turns an easy shot into a hard one
= the shot carries without forcing it
= {s} [be] balanced and ready to go after the rebound

# eyes | eyes
- <look> down at {p} hands while shooting
- <watch> the ball in the air instead of the target
+ <keep> {p} eyes on the target the whole way
+ <find> the rim early with {p} eyes
> <lock> the eyes on the target before the ball goes up
> <pick> the target early and <not look> away from it
~ the aim changes halfway through
~ {s} [find] the rim too late to adjust
~ the head drops and the shoulders go with it
= the aim is settled before the ball leaves
= {s} [know] right away how far to adjust the next one

# soft-touch | fingertips
- <slap> the ball with the palm of {p} hand
- <shoot> it hard off the palm
+ <finish> off the fingertips with a soft touch
+ <have> the ball on the finger pads, with air under the palm
> <let> the ball roll off the fingertips
> <spread> the fingers and <keep> a little gap under the palm
~ the ball hits the glass hard and bounces away
~ there's no touch, the ball just thuds off
~ {s} [have] no control over the spin
= the ball lands softly and gives itself a chance
= the spin is clean and the touch is there

# weak-hand | weak hand | 6001 6002
- <finish> with the right hand on the left side of the rim
- <avoid> {p} left hand when the ball is on the left
+ <use> the left hand on the left side, right hand on the right
+ <finish> with {p} outside hand on both sides
> <use> the outside hand on each side, even if it feels clumsy
> <work> the left hand on the left side until it's comfortable
~ the ball is on the same side as the defender
~ the angle gets really awkward for {o}
~ anybody guarding {o} will just sit on that right hand
= the body protects the ball from the defender
= {s} [can] finish from either side in a game

# reverse-rim | rim | 6002
- <go> up too far under the basket on the reverse
- <drift> past the backboard before releasing it
+ <use> the rim as a shield on the reverse
+ <plant> just past the rim and <finish> on the far side
> <take> off a little earlier so the rim stays between the ball and the defender
> <leave> a bit of space from the baseline on the take-off
~ {s} [be] shooting from behind the board with no angle
~ the ball hits the underside of the rim
~ {s} [have] to twist just to find the glass
= the rim protects the shot from a block
= {s} [have] plenty of glass to work with

# gather | last two steps | 6002
- <rush> the last two steps into the layup
- <take> tiny stutter steps before the take-off
+ <lengthen> the first step and <shorten> the second one
+ <gather> the ball on a long step and then <plant>
> <go> long then short on the last two steps and <explode> up
> <slow> the approach down and <make> that last step a strong one
~ all of the speed goes forward instead of up
~ the jump has no height to it
~ {s} [lose] control of the ball on the gather
= the speed turns into height
= {s} [get] up to the rim with time to spare

# knee-drive | knee | 6001 6002
- <leave> {p} free leg hanging on the jump
- <jump> flat-footed without lifting a knee
+ <drive> the knee up on the same side as the shooting hand
+ <lift> {p} knee high on the take-off
> <drive> the knee up hard on the shooting side, like a string from the elbow to the knee
> <lift> that free knee to get some height
~ {s} [not get] nearly enough height on the layup
~ the body twists in the air
~ it looks more like a hop than a jump
= {s} [get] height and <protect> the ball at the same time
= the body goes up in one straight line

# tempo | rhythm
- <rush> from one shot to the next
- <stop> completely between the shots
+ <keep> a steady rhythm from one shot to the next
+ <stay> patient and <let> the rhythm do the work
> <find> a tempo that can be repeated and <stick> with it
> <slow> down a notch and <build> up the speed once it's clean
~ the technique goes out of the window after a few reps
~ {s} [be] late to the ball on the next one
~ the misses start piling up
= every rep looks like the last one
= {s} [can] do it for a full minute without getting sloppy

. <grab> the ball out of the net | 6001
. <step> over to the left side of the rim | 6001
. <put> it up off the glass and <land> under the basket | 6001
. <switch> to the right side for the next one | 6001
. <start> the approach from the wing | 6002
. <dribble> along the baseline toward the basket | 6002
. <pick> up the ball and <go> under the rim | 6002
. <turn> the shoulders and <release> it on the far side | 6002
. <receive> the ball near the elbow of the key | 6003
. <set> {p} feet and <raise> the ball | 6003
. <go> up for the jump shot from about fifteen feet | 6003
. <watch> the ball come off the rim and <walk> back to the spot | 6003
"""
