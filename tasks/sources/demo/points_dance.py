"""Coaching sheet for dance: choreography 9001 and 9002, salsa 9005 to 9007."""

SHEET = """
# weight | weight
- <leave> {p} weight stuck in the middle on the step
- <step> without changing weight
+ <transfer> the weight fully onto the standing leg
+ <finish> each weight change before starting the next step
> <put> all of the weight over the standing foot before moving the other one
> <push> through the floor and <arrive> on the new foot
~ the next step comes late
~ it looks like {s} [be] walking through it
~ the hips can't do what they're supposed to do
= the free leg can move right away
= the movement looks grounded and clear

# posture | spine
- <round> {p} back and <let> the chest drop
- <lean> the upper body over the feet
+ <stay> tall through the spine
+ <keep> the chest lifted and the ribs in
> <lengthen> up through the top of the head
> <lift> the chest and <bring> the ribs in
~ the lines get lost
~ the balance goes in the turn
~ it looks tired even when the steps are right
= the lines look long
= the turns are balanced

# eyes-up | focus
- <look> down at the floor
- <check> {p} feet on every step
+ <look> out and <perform> to the audience
+ <keep> {p} eyes up at the level of the horizon
> <pick> a spot straight ahead and <keep> the chin level
> <look> out, since the feet know where they are
~ the whole upper body follows the head down
~ the connection with the audience is gone
~ the neck breaks the line
= it looks confident
= the posture takes care of itself

# arms | arms
- <let> the arms hang there without any energy
- <stop> the movement at the elbow
+ <extend> through the arms to the fingertips
+ <place> the arms with intention
> <finish> the arm all the way out to the fingers
> <move> the arm from the back, not only from the hand
~ the shape doesn't read from a distance
~ the upper body looks unfinished
~ it takes energy away from the footwork
= the picture is complete
= each shape is clear from far away

# timing | timing
- <get> ahead of the music
- <come> in a beat late after the turn
+ <stay> right on the beat
+ <hit> the accents in the music
> <listen> for the snare and <land> on it
> <count> out loud, five, six, seven, eight
~ it doesn't match the music any more
~ {s} [have] to rush the next eight counts
~ the accents fall in the wrong place
= the movement and the music fit together
= the accents really pop

# plie | knees
- <dance> with straight, stiff knees
- <land> the jump without bending
+ <use> a soft plié on the landings
+ <bend> the knees and <stay> low in the groove
> <soften> the knees and <bend> on each landing
> <sit> a little lower into the groove
~ the impact goes straight into the joints
~ the movement looks jerky
~ there's no push for the next jump
= the landing is quiet and safe
= the movement gets a nice bounce

# spotting | head in the turn
- <turn> without spotting
- <let> the head move with the shoulders in the turn
+ <spot> the front on each turn
+ <whip> the head around last and <find> the front again
> <keep> the eyes on one point and <bring> the head around last
> <pick> a spot on the wall at eye level
~ {s} [get] dizzy and <travel> off the spot
~ the turn finishes facing the wrong way
~ the balance is gone by the end
= the turn ends exactly at the front
= {s} [stay] balanced in the turn

# core | core
- <let> the middle go loose in the turn
- <throw> the body around with the arms
+ <keep> the core engaged in the turn
+ <control> the movement from the center
> <pull> the belly in and <move> from the center
> <tighten> the core before the turn starts
~ the body parts arrive at different times
~ the balance is shaky
~ the stop at the end isn't clean
= {s} [can] stop on a dime
= the whole body moves as one

# hips | hips | 9005 9006 9007
- <force> the hips from side to side
- <keep> the hips completely still
+ <let> the hips follow the bend of the knees
+ <get> the hip action out of the feet
> <bend> and <straighten> the knees and <let> the hips follow
> <press> into the floor and <allow> the hip to settle
~ it looks made up rather than natural
~ the salsa flavor isn't there
~ the upper body starts to sway
= the hips look natural
= the style really comes through

# small-steps | steps | 9005 9006 9007
- <take> steps that are much too big
- <reach> out with the foot on the basic
+ <keep> the steps small and under the body
+ <step> on the ball of the foot with small steps
> <keep> the feet under the hips and <step> smaller
> <stay> on the balls of the feet
~ {s} [fall] behind the music
~ the upper body bounces up and down
~ a partner would have to chase {o}
= the basic stays quick and light
= the upper body is quiet

# break-step | break step | 9005 9006 9007
- <break> on the wrong beat
- <step> on the four instead of holding it
+ <break> clearly on the one
+ <hold> the four and the eight
> <break> on one and <hold> on four
> <listen> to the clave and <feel> the pause
~ the partner can't read the lead
~ the rhythm turns into a march
~ it runs against the music
= the rhythm is unmistakable
= a partner can follow without thinking

# levels | levels | 9001 9002
- <stay> at one level the whole time
- <only pretend> to go down to the floor
+ <use> the levels and really <get> down low
+ <make> a big difference between high and low
> <go> all the way down so the change is visible
> <bend> deeper on that count and <come> up fast
~ the choreography looks flat
~ that moment has no surprise in it
~ the contrast isn't there
= the dance gets some contrast
= that moment really stands out

# isolation | chest isolation | 9001 9002
- <move> the shoulders along with the chest
- <blur> the isolation into the whole body
+ <isolate> the chest and <keep> the rest still
+ <hit> the isolation sharply
> <move> the ribs only, with the shoulders down
> <do> it slowly in front of a mirror
~ the detail gets lost
~ it reads as a shrug
~ the accent is too soft
= the detail is crisp
= the accent is clear to see

# transitions | transitions
- <stop> and <think> between the sections
- <drop> the energy after each phrase
+ <link> the phrases without a break
+ <dance> through the transitions
> <treat> the walk in between as part of the dance
> <prepare> the next phrase on the last count of this one
~ it looks like separate steps
~ the audience can see {o} thinking
~ {s} [come] in late on the next phrase
= it flows from beginning to end
= the energy never drops

# feet | feet
- <leave> the foot relaxed in the air
- <drag> the feet along the floor
+ <point> the foot as soon as it leaves the floor
+ <articulate> through the toe, the ball, and the heel
> <point> that foot all the way to the end
> <roll> through the foot on each step
~ the line of the leg gets cut off
~ it sounds and looks heavy
~ the ankle isn't safe on the landing
= the line goes on past the leg
= the footwork looks light

# performance | face
- <dance> with a blank face
- <mouth> the counts to {self}
+ <show> some joy in the face
+ <perform> it with real expression
> <smile> or at least <breathe>, and <enjoy> it
> <decide> what the song is about and <show> it
~ it looks like a rehearsal
~ the audience doesn't feel anything
~ the effort shows more than the dance does
= it draws people in
= it turns the steps into a performance

. <start> with the feet together facing front
. <step> out to the right
. <bring> both arms up over the head
. <turn> once to the left
. <travel> across the floor to the corner
. <go> down low and <come> back up
. <repeat> the phrase on the other side
. <finish> with a pose on the last count
"""
