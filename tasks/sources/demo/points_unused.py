"""Coaching sheets for two activities that ExAct does not use: trombone 5013 and putting up a tent 3001."""

TROMBONE = """
# slide | slide
- <drag> the slide late into the position
- <hold> the slide with the whole fist
+ <move> the slide quickly with a loose wrist
> <hold> the slide with two fingers and the thumb and <let> the wrist lead
> <arrive> in the position just before the tongue
~ {s} [can] hear a smear between the notes
~ the notes come out of tune
= the notes start clean and in tune

# breath | breath
- <breathe> in with the shoulders
- <run> out of air in the middle of the phrase
+ <take> a deep, low breath before the phrase
> <breathe> low, as if the belt gets tight
> <plan> the breaths in the music
~ the sound shakes at the end
~ the last note sags
= the sound stays full to the end

# embouchure | corners of the mouth
- <puff> the cheeks out
- <press> the mouthpiece hard into the lips
+ <keep> the corners firm and the middle relaxed
> <firm> up the corners and <use> less pressure
> <buzz> on the mouthpiece for a minute first
~ the lips get tired after two lines
~ the high notes crack
= the high notes come without force

# hold | left hand
- <let> the bell drop to the floor
- <carry> the weight with the right hand
+ <carry> the weight with the left hand, bell up
> <bring> the bell up to eye level
~ the slide gets heavy to move
~ the sound goes into the floor
= the right hand is free to move

. <empty> the water key and <raise> the horn
. <play> the scale up to the high F
. <go> on to the second line
"""

CAMPSITE = """
# pegs | pegs
- <push> the pegs in straight up and down
- <leave> half of the peg out of the ground
+ <drive> the pegs in at an angle away from the tent
> <lean> the peg away from the tent, around forty-five degrees
~ they pull straight out in the first wind
~ somebody trips over them at night
= the pegs hold when the wind picks up

# poles | poles
- <pull> the poles through the sleeve
- <force> the pole when it gets stuck
+ <push> the poles through the sleeve section by section
> <push> and <never pull>, because pulling separates the sections
~ the sections come apart inside the sleeve
~ the fabric can tear
= the pole goes through in one go

# ground | ground
- <put> the tent on top of sticks and stones
- <skip> the groundsheet
+ <clear> the ground before laying the tent out
> <clear> the stones and <check> the slope first
~ the floor gets holes in it
~ it's a very uncomfortable night
= the floor stays dry and in one piece

# order | order of the steps
- <peg> everything down before the poles are in
- <put> the fly on inside out
+ <lay> everything out and <count> the parts
> <lay> it all out, <count> it, and then <build>
~ the whole thing has to come down again
~ the door faces the wrong way
= it goes up once and it's right

. <roll> the tent out on the grass
. <snap> the poles together
. <throw> the fly over the top
"""
