"""Coaching sheet for bouldering: every rock climbing task."""

SHEET = """
# straight-arms | arms
- <hang> on bent arms while looking for the next hold
- <stay> locked off with both elbows bent
+ <hang> on straight arms between the moves
+ <keep> {p} arms long and relaxed while resting
> <straighten> the arms and <hang> off the skeleton
> <drop> into straight arms before each move
~ the forearms and the biceps get pumped really fast
~ {s} [burn] energy without even moving
~ there's nothing left for the last move
= the weight hangs on the bones rather than the muscles
= {s} [save] a lot of energy for the crux

# flagging | free leg
- <let> the free leg dangle on the reach
- <not flag>, so the hips start to swing
+ <flag> the free leg out to the side for balance
+ <use> a back flag to stop the barn door
> <flag> the opposite leg behind or to the side before reaching
> <press> that free foot against the wall as a counterbalance
~ the body swings out like a barn door
~ the hand has to hold all of the swing
~ {s} [cut] loose on the next reach
= the body stays balanced with only one foot on
= the reach is slow and under control

# hips-in | hips
- <climb> with {p} hips way out from the wall
- <sit> back away from the wall on the steep part
+ <turn> a hip into the wall on the reach
+ <keep> {p} hips close to the wall
> <bring> the hips in and <turn> one of them to the wall
> <drop> a knee and <roll> the hip in before reaching
~ all of the weight ends up on the fingers
~ the feet start to slip off
~ the next hold feels much further away
= the weight goes onto the feet
= {s} [gain] a couple of inches of reach

# toes | toes
- <stand> on the middle of the foot
- <put> the arch of {p} shoe on the foothold
+ <place> the tip of the big toe on the hold
+ <stand> on {p} toes so the foot can pivot
> <use> the inside edge by the big toe
> <put> just the front inch of the shoe on the hold
~ the foot can't pivot for the next move
~ {s} [lose] several inches of height
~ the hips can't turn into the wall
= the foot can turn when the hips turn
= {s} [can] push through the leg all the way

# quiet-feet | feet
- <kick> at the footholds a few times before one sticks
- <drag> {p} foot up the wall to find the hold
+ <place> each foot once, quietly, and then <trust> it
+ <watch> the foot all the way onto the hold
> <look> at the foothold until the shoe is on it
> <place> the foot gently and <not move> it again
~ the rubber skids and the arms take the load
~ {s} [waste] time and grip on each step
~ {s} [not trust] the foot when it counts
= the foot sticks and {s} [can] push hard on it
= the whole thing looks quiet and precise

# legs-push | legs
- <pull> with the arms instead of pushing with the legs
- <do> a pull-up on every move
+ <push> up with the legs and <let> the arms just guide
+ <start> the move from the legs
> <get> the feet high and <stand> up on them
> <drive> through the legs first and then <reach>
~ the arms are done after five or six moves
~ {s} [come] up short of the hold
~ it turns a technical move into a strength move
= the legs do the heavy work
= the reach feels almost static

# route-reading | sequence
- <get> on the wall without looking at the route
- <stop> in the middle of the wall to figure out the sequence
+ <read> the route from the ground before getting on
+ <know> exactly which hand goes where
> <take> a minute on the ground and <mime> the moves
> <plan> the sequence, and especially the hard part, before leaving the mat
~ {s} [end] up on the wrong hand at the crux
~ {s} [hang] there getting tired while deciding
~ {s} [have] to climb back down and swap hands
= there's no hesitation on the wall
= the hands arrive in the right order

# match-feet | foot swap |
- <hop> to swap feet on the small chip
- <jump> one foot off and the other one on
+ <swap> feet smoothly on a single hold
+ <roll> one toe off while the other one slides on
> <leave> space on the hold and <slide> one foot out as the other comes in
> <place> the new foot on top and <pull> the old one out from under it
~ there's a moment with no feet on at all
~ the foot misses and {s} [hang] off the arms
~ the hop shakes the hands off balance
= the feet change without any swing
= the hands hardly notice it

# grip | grip
- <squeeze> the holds far too hard
- <crimp> really hard on a big jug
+ <hold> on only as tight as it needs
+ <use> a relaxed open-hand grip on the big holds
> <loosen> the grip and <use> the open hand where the hold allows it
> <hold> on with about half of that strength and <see> if it's enough
~ the forearms swell up and the fingers open
~ it puts a lot of strain on the finger tendons
~ {s} [get] tired on the easy section
= the forearms stay fresh for longer
= {s} [be] kinder to {p} fingers

# momentum | swing
- <make> the big move completely static from a bad position
- <throw> for the hold without any timing
+ <use> a little swing of the hips to start the reach
+ <catch> the hold right at the dead point
> <sink> down, <drive> up, and <grab> the hold at the top of the movement
> <use> the momentum from the hips to float to the hold
~ {s} [run] out of reach with the arm fully locked
~ {s} [hit] the hold on the way down, when the body is heaviest
~ the fingers take a shock load
= the body is weightless for a moment right at the hold
= {s} [latch] it with very little force

# downclimb | landing
- <jump> off from the very top of the wall
- <land> with straight legs
+ <climb> down a few moves before dropping off
+ <land> on both feet with soft knees and <roll> back
> <downclimb> the big holds and then <drop> with bent knees
> <bend> the knees and <roll> onto the back, arms crossed
~ the knees and ankles take the whole fall
~ it's very easy to sprain an ankle
~ one bad landing can end a whole season
= the fall is short and the joints are safe
= {s} [can] come back and climb tomorrow

# look-down | eyes
- <look> only up for the next hand
- <forget> to look down for the footholds
+ <look> down for the feet before moving a hand
+ <find> the next foothold early
> <move> the feet first, so <look> down before looking up
> <check> for a better foothold before stretching
~ {s} [miss] a perfectly good foothold by the knee
~ {s} [be] stretched out with the feet too low
~ the move gets twice as hard
= the feet come up and the hand move gets easy
= {s} [find] the easier sequence

# core | core
- <let> {p} middle sag on the overhang
- <lose> tension and <cut> both feet
+ <keep> {p} core tight through the overhang
+ <hold> the tension from the fingers to the toes
> <squeeze> the core and <pull> in with the toes
> <keep> pressing the toes in on the steep part
~ the feet come off and the swing starts
~ {s} [have] to kick the feet back on each time
~ a lot of energy goes into holding the swing
= the feet stay on even when it's steep
= {s} [stay] close to the wall without much effort

# rest | resting position
- <never shake> out, not even on the big holds
- <rush> past a really good rest
+ <shake> out each arm on the good holds
+ <stop> at the jug and <breathe>
> <take> a couple of breaths on the jug and <shake> each hand
> <find> the rest before the hard section and <use> it
~ the pump never goes down
~ {s} [arrive] at the crux already tired
~ the breathing gets short and the moves get jerky
= the forearms recover before the hard part
= {s} [be] calm for the crux

# finish | finish hold
- <slap> the top hold with one hand and <let> go
- <finish> out of control at the top
+ <match> the finish hold with both hands in control
+ <hold> the top for a second before coming down
> <bring> the feet up and <match> the top with both hands
> <stay> calm at the top and <control> it
~ it wouldn't even count as a send
~ the fall from up there is unpredictable
~ {s} [rush] the last move and almost <miss> it
= it's a clean send, no question
= {s} [be] safe to climb down from there

. <chalk> up and <sit> down under the start holds
. <put> both hands on the start and <pull> off the mat
. <go> out right to the volume
. <bring> the left foot up to the small chip
. <cross> over with the left hand
. <match> on the sloper
. <stand> up into the corner and <reach> for the next one
. <go> for the last hold with the right hand
. <drop> back down onto the pads
"""
