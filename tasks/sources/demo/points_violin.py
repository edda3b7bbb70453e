"""Coaching sheet for violin, tasks 5005 to 5008."""

SHEET = """
# straight-bow | bow
- <let> the bow slide around toward the fingerboard
- <draw> the bow at an angle to the bridge
+ <keep> the bow straight and parallel to the bridge
+ <draw> a straight bow from the frog to the tip
> <keep> the bow parallel to the bridge the whole way
> <watch> it in a mirror and <open> the forearm toward the tip
~ the tone gets airy and it slips
~ the contact point keeps changing
~ the string whistles
= the tone is steady the whole way
= the sound is focused and clear

# bow-hold | bow hold
- <grip> the bow with a stiff hand
- <let> the pinky go straight and lock
+ <keep> the pinky curved on top of the bow
+ <hold> the bow with soft, rounded fingers
> <curve> the thumb and the pinky and <let> the fingers hang
> <loosen> the hold as if it's a baby bird
~ the sound gets scratchy at the change of bow
~ {s} [have] no way to control the weight
~ the wrist can't move
= the bow changes are smooth
= the fingers work like little springs

# contact-point | contact point
- <play> over the fingerboard
- <drift> up over the fingerboard on the down bow
+ <play> halfway between the bridge and the fingerboard
+ <keep> the same contact point on each string
> <find> the lane halfway between the bridge and the fingerboard and <stay> in it
> <move> closer to the bridge when it gets louder
~ the sound is soft and without a center
~ the note loses its core
~ the volume goes up and down by accident
= the string vibrates fully
= the tone has a nice core

# full-bow | bow distribution
- <spend> too much bow at the start of the note
- <run> out of bow before the end of the note
+ <spread> the bow evenly over the long notes
+ <save> the bow so there's enough for the slur
> <be> at the middle of the bow by the middle of the note
> <plan> how much bow each note gets
~ {s} [have] to speed up the bow to get to the end
~ the last note gets squeezed
~ the phrase ends with a bump
= the long notes have room to sing
= the phrase lasts to the end

# left-wrist | left wrist
- <collapse> the left wrist against the neck
- <hold> the violin up with the palm of the hand
+ <keep> the left wrist straight and away from the neck
+ <keep> a little space under the neck
> <drop> the wrist so there's a straight line from the elbow to the knuckles
> <imagine> a small ball between the palm and the neck
~ the fingers land flat and out of tune
~ the shifting gets blocked
~ vibrato isn't going to be possible
= the fingers drop from above in tune
= the hand is free to shift

# intonation | third finger
- <place> the third finger a little flat
- <leave> the wrong note instead of adjusting it
+ <match> the third finger with the open string
+ <hear> the pitch and <adjust> it right away
> <check> the third finger against the open string
> <sing> the note first and then <place> it
~ the whole scale sounds sour
~ {s} [get] used to the wrong pitch
~ the open strings don't ring along
= the instrument rings
= the pitch is right in the middle

# finger-frame | left-hand fingers
- <lift> the fingers too high off the string
- <let> the fingers fly back after each note
+ <keep> the fingers close to the string
+ <keep> the fingers down when they aren't in the way
> <hover> just above the string
> <leave> the first finger down while the others play
~ the fast notes are late
~ the spacing is different each time
~ the coordination with the bow goes
= the fast notes are clean
= the hand keeps its shape

# violin-hold | violin
- <let> the scroll of the violin drop toward the floor
- <hold> the violin straight out in front
+ <keep> the violin level and out to the side
+ <support> the violin with the collarbone and the jaw
> <bring> the scroll up so the strings are level
> <rest> it on the collarbone and <turn> the head gently
~ the bow slides down to the fingerboard
~ the left hand ends up carrying the weight
~ the neck gets sore
= the bow stays in its lane by itself
= the left hand is free

# shoulder | bow shoulder
- <raise> the right shoulder on the lower strings
- <clamp> the left shoulder up to the chin
+ <keep> both shoulders down
+ <let> the right arm hang from a loose shoulder
> <breathe> out and <let> the shoulders drop
> <lead> from the elbow and <keep> the shoulder quiet
~ the tone gets tight
~ it hurts after a few minutes
~ the bow arm can't move freely
= the weight of the arm goes into the string
= the sound opens up

# elbow-level | right elbow
- <leave> the elbow at the same height for all the strings
- <change> string with the wrist alone
+ <move> the elbow to the level of each string
+ <prepare> the elbow just before the string change
> <set> the elbow to the level of the string before playing it
> <think> of the arm as four levels, one for each string
~ the bow touches two strings at once
~ there's a scratch on each crossing
~ the low string doesn't really speak
= the crossings are clean
= each string speaks right away

# bow-change | bow changes
- <jerk> the bow at the frog
- <stop> the bow between the notes
+ <make> the bow change almost silent
+ <lead> into the change with a soft wrist
> <let> the wrist lead and the fingers follow at the change
> <slow> the bow a touch just before it turns
~ there's an accent where it isn't wanted
~ the line gets chopped into pieces
~ {s} [lose] the connection between the notes
= it sounds like one endless bow
= the melody stays connected

# rhythm | rhythm
- <rush> the eighth notes
- <not give> the dotted notes their full length
+ <count> the long notes for their full value
+ <keep> the eighth notes even
> <subdivide> in the head and <stretch> out the dotted note
> <clap> the rhythm first and then <play> it
~ the dance character is gone
~ an accompanist would never stay with {o}
~ the bar comes out too short
= the rhythm is alive
= anybody could play along with it

# vibrato | vibrato
- <shake> the whole hand with a tight thumb
- <squeeze> the thumb during the vibrato
+ <use> a relaxed, even vibrato
+ <warm> up the long notes with some vibrato
> <loosen> the thumb and <roll> the fingertip slowly
> <start> it slow, from the pitch downward
~ it sounds nervous
~ the pitch wobbles without any center
~ the hand seizes up on the long notes
= the long notes get warm
= the tone has some life in it

# shift | shift
- <grab> the neck with the thumb on the shift
- <jump> up to third position and <miss>
+ <slide> lightly up to third position
+ <move> the thumb and the hand together on the shift
> <lighten> the finger, <slide>, and only then <press>
> <bring> the thumb along with the hand
~ the note after it is out of tune
~ {s} [can] hear a big slide
~ the hand arrives late and tense
= the shift is in tune and hardly noticed
= the hand arrives ready to play

# posture | stance
- <stand> with locked knees
- <twist> the whole body toward the music stand
+ <stand> tall with the weight on both feet
+ <keep> the knees soft and the head up
> <put> the feet shoulder-width apart and <soften> the knees
> <raise> the stand so the head can stay up
~ the breathing gets stuck
~ the stiffness ends up in the sound
~ the violin drops with the head
= the body can move with the music
= the breathing stays easy

. <tighten> the bow and <raise> the violin
. <set> the bow on the A string
. <start> the scale in first position
. <cross> over to the E string
. <come> back down to the open string
. <turn> to the next line of the piece
. <go> on to the slurred section
. <finish> the phrase at the tip and <lower> the violin
"""
