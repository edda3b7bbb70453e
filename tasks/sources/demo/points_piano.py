"""Coaching sheet for piano, tasks 5009 to 5012."""

SHEET = """
# curved-fingers | fingers
- <play> with flat, straight fingers
- <let> the last joint of the finger collapse
+ <keep> the fingers curved, like holding a small ball
+ <play> on the fingertips with a firm last joint
> <round> the fingers, as if there's an orange in the palm
> <curl> them a little and <play> on the tips
~ the notes come out uneven and a bit weak
~ {s} [have] no control over the tone
~ the fast notes get blurry
= each note speaks clearly
= {s} [have] much more control over the tone

# wrist-height | wrists
- <let> the wrists sag below the keys
- <hold> the wrists high and stiff
+ <keep> the wrists level with the keys
+ <keep> the wrists loose and about as high as the hand
> <bring> the wrist up so it's level with the back of the hand
> <float> the wrist and <let> it move with the phrase
~ the fingers have to climb up to the keys
~ the tension goes right up the arm
~ it can lead to an injury over time
= the weight of the arm drops into the keys
= the hand can move freely

# thumb-under | thumb
- <jerk> the elbow out to get the thumb under
- <bump> the thumb on the crossing
+ <pass> the thumb under smoothly in the scale
+ <prepare> the thumb early under the hand
> <move> the thumb under as soon as it's free, before it's needed
> <keep> the elbow quiet and <let> the thumb slide under
~ there's an accent on the thumb every time
~ the scale has a bump in it
~ the hand lands late on the next note
= nobody can hear where the thumb goes
= the scale is even from top to bottom

# fingering | fingering
- <change> the fingering each time through
- <run> out of fingers at the top of the scale
+ <stick> to one fingering
+ <plan> the fingering so the hand arrives ready
> <write> the fingering in and <use> the same one every time
> <start> on a finger that leaves room to go on
~ the hand never learns the passage
~ {s} [have] to jump in the middle of the phrase
~ there's a stumble in the same bar each time
= the hand knows where to go by itself
= the passage is secure

# shoulders | shoulders
- <lift> {p} shoulders up toward the ears
- <tense> up in the shoulders on the loud part
+ <keep> the shoulders low and relaxed
+ <let> the arms hang from loose shoulders
> <breathe> out and <drop> the shoulders
> <let> the arms feel heavy from the shoulder
~ the sound gets hard
~ the tension goes down into the hands
~ {s} [get] tired before the end of the piece
= the sound is round even when it's loud
= the arms stay free

# bench | bench
- <sit> too close to the keyboard
- <sit> on the whole bench and <lean> back
+ <sit> on the front half of the bench at a good distance
+ <have> the bench so the forearms are level
> <move> the bench back and <sit> on the front half
> <adjust> the height until the forearms are level with the keys
~ the elbows get stuck at the sides
~ {s} [can't] use the weight of the arms
~ the back rounds and the hands go stiff
= the arms have the space to move
= {s} [can] reach both ends of the keyboard

# pedal | pedal
- <hold> the pedal down through the change of harmony
- <change> the pedal much too late
+ <change> the pedal just after each new chord
+ <keep> the heel on the floor and <pedal> with the toes
> <lift> the pedal as the new chord goes down and <press> it right after
> <listen> for the blur and <change> more often
~ the harmonies run into each other
~ it all turns into mud in the low notes
~ it sounds like one big blur
= the harmony is clear and still connected
= the sound is warm without getting blurry

# melody-voice | right-hand melody
- <play> both hands at the same volume
- <let> the left hand cover the melody
+ <bring> the melody out over the left hand
+ <keep> the left hand soft underneath
> <lean> into the melody and <play> the left hand half as loud
> <play> the left hand alone, really softly, and then <add> the tune
~ the tune gets buried
~ the listener doesn't know what to follow
~ it sounds thick and flat
= the melody sings over the top
= there's a real balance between the hands

# dynamics | dynamics
- <play> the whole page at one volume
- <ignore> the crescendo in that phrase
+ <shape> the phrase with a clear rise and fall
+ <make> a real difference between soft and loud
> <grow> toward the top note and <come> away from it
> <start> softer so there's room to grow
~ it sounds a bit like a machine
~ the phrase doesn't go anywhere
~ the best moment passes without anybody noticing
= the phrase has a direction
= it keeps the listener interested

# tempo | pulse
- <rush> the easy bars
- <slow> down when the sixteenth notes come
+ <keep> a steady pulse through the sixteenth notes
+ <count> and <keep> the beat under control
> <count> out loud, or <use> a metronome, on that page
> <choose> the tempo from the hardest bar
~ the beat keeps moving
~ the hands come apart
~ it sounds nervous
= the whole piece hangs together
= the fast notes sound easy

# hands-together | hands
- <strike> the left hand slightly before the right
- <let> the hands drift apart in the chords
+ <land> both hands exactly together
+ <keep> the hands together in the fast part
> <practice> it slowly and <listen> for one sound
> <drop> both hands from the same height
~ the chords sound broken
~ the rhythm gets fuzzy
~ {s} [lose] the clean attack
= the chords sound like one instrument
= the rhythm is crisp

# legato | legato
- <lift> each finger before the next note
- <poke> at the keys one at a time
+ <connect> the notes by passing the weight from finger to finger
+ <hold> each note until the next one sounds
> <walk> from one finger to the next without letting go too early
> <think> of the notes as one long breath
~ there are gaps in the melody
~ the tone is dry and choppy
~ it doesn't match the slur in the music
= the melody is smooth
= the line really sings

# eyes-music | eyes
- <look> down at {p} hands after each note
- <lose> the place in the score
+ <keep> {p} eyes on the music and <feel> for the keys
+ <read> a bar ahead
> <look> at the page and <trust> the hands
> <read> one bar ahead of the fingers
~ there's a pause every time the eyes come back up
~ {s} [lose] the place in the line
~ the flow gets interrupted
= the playing doesn't stop for the eyes
= {s} [be] ready for the next change

# tension-pinky | little finger
- <let> the pinky stick up in the air
- <play> the pinky on its side
+ <keep> the pinky rounded and close to the keys
+ <play> the little finger on its tip
> <keep> the pinky down near the keys and rounded
> <turn> the hand slightly toward the pinky for support
~ the whole side of the hand tightens
~ the top notes come out weak
~ the octaves get stiff
= the top notes ring out
= the hand stays soft

# articulation | staccato notes
- <hold> the staccato notes too long
- <peck> at the staccato from the elbow
+ <bounce> the staccato from a loose wrist
+ <keep> the staccato short and light
> <bounce> off the key with the wrist, as if it's hot
> <touch> and <release> right away, staying close to the keys
~ it sounds heavy instead of playful
~ the contrast with the legato is gone
~ the arm gets tired
= the character of the piece comes out
= the contrast is easy to hear

. <adjust> the bench and <put> both hands on the keys
. <start> the scale from middle C
. <cross> over at the top of the octave
. <come> back down with both hands
. <turn> the page with the right hand
. <go> into the second section
. <repeat> the opening phrase
. <hold> the last chord and <lift> the pedal
"""
