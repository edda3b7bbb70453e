"""Coaching sheet for guitar, tasks 5001 to 5004."""

SHEET = """
# thumb-back | left-hand thumb
- <wrap> the thumb all the way over the top of the neck
- <press> the thumb flat along the back of the neck
+ <keep> the thumb behind the neck, around the middle finger
+ <rest> the pad of the thumb lightly on the back of the neck
> <bring> the thumb down behind the neck, opposite the middle finger
> <drop> the thumb to the middle of the neck and <relax> it
~ the fingers can't spread or curl properly
~ {s} [lose] about one fret of reach
~ the palm ends up touching the strings
= the fingers can reach the next fret
= the hand opens up and the fingers curl

# fingertips | fingertips
- <fret> with the flat part of the fingers
- <let> {p} finger lean on the next string
+ <come> down on the very tips of the fingers
+ <curl> the fingers so each string rings
> <arch> the fingers and <press> with the tips
> <curl> that first knuckle so the finger stands up
~ the next string gets muted
~ the chord sounds dull with a dead note in it
~ it takes a lot more pressure to get a sound
= each note of the chord rings out
= the chord is clean without pressing hard

# close-fret | fret
- <press> in the middle of the fret
- <land> far behind the fret wire
+ <press> right behind the fret wire
+ <place> the finger as close to the fret as possible
> <slide> the finger up so it's just behind the fret
> <aim> for the wire without going on top of it
~ there's a buzz on the note
~ {s} [have] to squeeze too hard to stop the buzz
~ the note goes a little sharp
= the note is clear with very little pressure
= there isn't any buzz

# wrist-bend | left wrist
- <bend> the left wrist at a sharp angle
- <push> the wrist far out in front
+ <keep> the left wrist almost straight
+ <hold> the wrist relaxed, with a gentle curve
> <straighten> the wrist and <bring> the elbow in
> <raise> the neck of the guitar a bit so the wrist can straighten
~ the tendons get strained after a while
~ the fingers lose their strength and speed
~ it cramps up on the barre chords
= the fingers move freely
= {s} [can] play for an hour with no pain

# squeeze | left hand
- <squeeze> the neck much too hard
- <press> every string like it's made of steel
+ <use> only as much pressure as the note needs
+ <keep> a light left hand
> <find> the point where it just stops buzzing, and <use> only that
> <relax> the hand between the chords
~ the hand gets tired after a few bars
~ the changes are slow because the hand is locked
~ the notes get pulled out of tune
= the changes are quick and easy
= the hand stays loose the whole piece

# chord-change | chord changes
- <lift> all the fingers far off the strings between chords
- <place> the fingers one at a time on the chord
+ <move> all the fingers together to the next chord
+ <keep> the fingers close to the strings on the change
> <find> the finger the two chords share and <leave> it down
> <practice> landing all of the fingers at once, really slowly
~ there's a gap in the sound on each change
~ {s} [lose] the beat at the end of the bar
~ the strumming has to wait for the left hand
= the change is smooth and it stays in time
= the rhythm never has to stop

# strum-wrist | strumming wrist
- <strum> from the elbow with a stiff arm
- <lock> the wrist on the strumming hand
+ <strum> with a loose wrist
+ <let> the wrist turn, like shaking water off the hand
> <loosen> the wrist and <let> the forearm rotate a bit
> <think> of flicking water off the fingers
~ it sounds heavy and a bit wooden
~ the tempo can't go any faster
~ the shoulder gets tired
= the strum is light and even
= {s} [can] play faster without extra effort

# constant-strum | strumming hand
- <stop> the hand whenever a beat is skipped
- <hit> all the strums as downstrokes
+ <keep> the hand moving down and up even on the rests
+ <alternate> down and up strokes evenly
> <keep> the arm going like a pendulum and just <miss> the strings on the rests
> <tap> the foot and <go> down with the foot, up with the foot
~ the rhythm limps
~ {s} [come] in late after each rest
~ the groove gets lost
= the groove stays steady
= the rests land exactly in time

# pick-grip | pick
- <hold> the pick with too much of it sticking out
- <grip> the pick with three fingers
+ <hold> the pick between the thumb and the side of the index finger
+ <show> just a little tip of the pick
> <show> only a few millimeters of the pick
> <rest> the pick on the side of the index finger, thumb on top
~ the pick catches on the strings
~ it turns around in the hand
~ the tone gets thin and scratchy
= the pick glides over the strings
= the tone is full

# alternate-pick | picking
- <use> only downstrokes on the scale
- <pick> with big wide movements
+ <alternate> down and up on each note of the scale
+ <keep> the picking movement really small
> <alternate> strictly, down, up, down, up, even across strings
> <keep> the pick within a couple of millimeters of the string
~ the scale can't get past a certain speed
~ the notes come out uneven
~ the hands fall out of sync
= the scale is even and relaxed
= both hands stay together

# finger-per-fret | fingers of the left hand
- <use> only the index and the middle finger
- <jump> the whole hand around for every note
+ <use> one finger per fret
+ <use> the pinky where it's needed
> <give> each finger its own fret, and <use> the pinky
> <keep> the hand in one position and <let> the fingers do the walking
~ the hand travels way too much
~ the line gets choppy
~ the fast part isn't going to be possible
= the hand can stay still
= the line is smooth and connected

# posture | guitar
- <hunch> over to look at the strings
- <let> the guitar tip backward onto the lap
+ <sit> up with the guitar upright against the chest
+ <hold> the guitar steady with the forearm
> <sit> tall at the front of the chair with the guitar upright
> <use> a footstool or a strap to bring the neck up
~ the shoulders and the neck get tight
~ the left hand has to hold the neck up
~ the wrist bends in order to reach around
= both hands are free to play
= the shoulders stay relaxed

# tempo | tempo
- <speed> up on the easy part and <slow> down on the hard part
- <start> faster than {s} [can] play the hard bar
+ <keep> a steady pulse through the hard bar
+ <choose> a tempo that works for the whole piece
> <put> on a metronome at about sixty and <build> up from there
> <set> the tempo by the hardest bar
~ the listener can't feel the beat
~ it falls apart at the change
~ the mistakes get practiced in
= it feels solid from the start to the end
= the hard bar sounds as easy as the rest

# mute | unused strings
- <let> the open low string ring through the chord
- <strum> all six strings on a D chord
+ <mute> the low string with the tip of the thumb
+ <start> the strum on the right string
> <aim> from the fourth string down on that chord
> <touch> the low string lightly so it stays quiet
~ the bass gets muddy
~ the wrong note is the loudest one
~ the chord sounds like a different chord
= the bass note is the right one
= the chord sounds clear

# ring-out | notes
- <lift> each finger before the note is over
- <clip> the ends of the notes
+ <hold> each note for its full length
+ <connect> the notes so there's no gap
> <leave> the finger down until the next one is ready
> <listen> to the end of each note
~ the melody sounds choppy
~ there are little holes in the phrase
~ it sounds like typing more than singing
= the melody sings
= the phrase feels like one line

. <tune> the low string and <check> it again
. <settle> the guitar on the right leg
. <start> with an open G chord
. <move> up to the fifth fret
. <play> the scale going up
. <come> back down the same scale
. <strum> through the next four bars
. <switch> over to the picking pattern
. <let> the last chord ring
"""
