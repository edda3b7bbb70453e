"""Coaching sheet for cooking: omelet 1001, scrambled eggs 1002, tomato and eggs 1003, pasta 1007, salad 1010."""

SHEET = """
# claw | guide hand | 1001 1003 1007 1010
- <hold> the vegetable with flat, stretched-out fingers
- <leave> {p} fingertips right under the blade
+ <curl> the fingertips into a claw while cutting
+ <guide> the blade with the knuckles
> <curl> the fingertips back and <let> the knuckles guide the blade
> <make> a claw with the holding hand
~ it's a really easy way to lose a fingertip
~ the slices come out uneven because the blade has no guide
~ {s} [have] to go slowly to stay safe
= the fingers are safe and the slices are even
= {s} [can] pick up speed without worrying

# knife-grip | knife grip | 1001 1003 1007 1010
- <hold> the knife way back at the end of the handle
- <put> the index finger along the top of the blade
+ <pinch> the blade just in front of the handle
+ <grip> the knife where the blade meets the handle
> <pinch> the blade with thumb and finger and <wrap> the rest around the handle
> <choke> up on the knife a bit
~ the tip wobbles and there's no control
~ the wrist does all the work and gets tired
~ the knife can roll on a round vegetable
= the knife feels like part of the hand
= {s} [have] a lot more control over each slice

# rocking | blade | 1001 1003 1007 1010
- <chop> straight down with a lot of force
- <saw> back and forth through the vegetable
+ <rock> the knife forward with the tip on the board
+ <slice> in one smooth forward motion
> <keep> the tip on the board and <rock> the knife forward
> <let> the knife slide forward through it, with no forcing
~ the food gets crushed instead of cut
~ the juice ends up all over the board
~ the edge of the knife gets dull against the board
= the cuts are clean and the juice stays in
= it's quicker and it's quieter

# even-cuts | pieces | 1003 1007 1010
- <cut> the pieces in all different sizes
- <leave> some big chunks in with the thin slices
+ <cut> everything to about the same size
+ <keep> the slices nice and even
> <cut> it all to the same size, around half an inch
> <line> the pieces up and <cut> them together
~ the small ones go to mush while the big ones are raw
~ one bite is all tomato and the next one has none
~ it looks messy on the plate
= everything is ready at the same moment
= every bite tastes the same

# board | cutting board | 1001 1003 1007 1010
- <cut> on a board that slides around
- <leave> the board loose on a wet counter
+ <put> a damp towel under the board so it stays put
+ <clear> the board before the next ingredient
> <put> a wet paper towel underneath the board
> <move> the finished pieces into a bowl to make some room
~ the board shifts right when the knife comes down
~ pieces fall on the floor
~ {s} [have] no space to work safely
= the board stays put
= there's plenty of room for the knife

# heat | heat | 1001 1002 1003
- <leave> the burner on high for the eggs
- <cook> the eggs over a really strong flame
+ <keep> the eggs on medium-low heat
+ <turn> the heat down before the eggs go in
> <bring> it down to medium-low before the eggs go in
> <take> the pan off the heat for a few seconds when it goes too fast
~ the eggs brown and go rubbery
~ the outside is done while the middle is still raw
~ the water squeezes out and they turn dry
= the eggs stay soft and creamy
= {s} [have] time to react

# preheat | pan | 1001 1002 1003
- <pour> the eggs into a cold pan
- <add> the oil before the pan is warm
+ <let> the pan warm up with the fat in it first
+ <wait> for the butter to foam before pouring
> <warm> the pan, then <add> the butter, and <wait> until it foams
> <test> it with a drop of egg first
~ the eggs stick all over the bottom
~ it takes forever to set
~ half of it stays behind in the pan
= the eggs set right away and slide off
= nothing sticks to the bottom

# whisk | eggs | 1001 1002 1003
- <barely beat> the eggs, so there are streaks of white
- <stir> the eggs slowly with one chopstick
+ <beat> the eggs until they're one even color
+ <whisk> the eggs well with a quick wrist
> <beat> them hard until there are no streaks left
> <tilt> the bowl and <whisk> from the wrist
~ there are rubbery bits of white in it
~ the texture comes out patchy
~ the color isn't even
= the texture is smooth all the way through
= they come out light and fluffy

# curds | spatula | 1001 1002
- <leave> the eggs sitting there without moving them
- <walk> away while the bottom is setting
+ <pull> the edges into the middle with the spatula
+ <push> the eggs gently in big soft curds
> <pull> the set edges in and <tilt> the pan so the raw egg runs out
> <fold> slowly with a rubber spatula
~ the bottom turns brown before the top sets
~ the top is still runny when the bottom is done
~ the texture gets tough
= it cooks evenly from edge to edge
= the curds stay big and soft

# carryover | doneness | 1001 1002 1003
- <wait> until the eggs are completely dry in the pan
- <leave> them on the burner after they're done
+ <take> them off while they're still a little wet
+ <pull> the pan off just before they're done
> <take> the eggs off when they still look slightly underdone
> <trust> the heat that's left in the pan
~ they keep cooking on the plate and get dry
~ {s} [can't] rescue them after that point
~ they go from perfect to overcooked in ten seconds
= they're just right by the time they're on the plate
= they stay moist

# season | seasoning
- <salt> it without tasting
- <dump> all of the salt in at once at the end
+ <season> a little at a time and <taste> it
+ <taste> it with a clean spoon before serving
> <season> in small pinches and <taste> in between
> <sprinkle> the salt from higher up so it spreads out
~ one spot is really salty and the rest is bland
~ {s} [can't] take it back out
~ it's flat, there's nothing to it
= the flavor is balanced all the way through
= {s} [know] exactly what it needs

# clean-station | work surface
- <let> the shells and scraps pile up everywhere
- <leave> raw egg and packaging next to the food
+ <clean> up while waiting
+ <keep> a bowl for scraps beside the board
> <clean> as you go, while something is on the stove
> <keep> one bowl on the side just for the scraps
~ {s} [run] out of space at the worst moment
~ it's easy to get raw egg on something that's ready to eat
~ there's a mountain of work at the end
= the station is ready for the next step
= it stays safe and {s} [stay] calm

# mise | ingredients
- <look> for ingredients with the pan already hot
- <chop> the next thing while the first one is burning
+ <have> everything measured and ready before starting
+ <prepare> all of the ingredients in small bowls first
> <get> everything washed, cut, and measured before turning on the stove
> <line> the bowls up in the order they go in
~ something burns while {s} [hunt] for the salt
~ the timing of the whole dish slips
~ {s} [rush] and that's when accidents happen
= the cooking itself is relaxed
= each thing goes in at the right second

# hand-wash | hands
- <touch> the ready food right after the raw egg
- <wipe> {p} hands on {p} clothes
+ <wash> {p} hands after handling the raw ingredients
+ <keep> {p} hands clean between the steps
> <wash> with soap after cracking the eggs or handling anything raw
> <keep> a clean towel nearby, and <use> it
~ everything from the raw egg gets onto the finished food
~ it spreads to every handle in the kitchen
~ somebody could get sick from that
= the food stays safe
= nothing raw gets near the plate

# pasta-water | pasta water | 1007
- <put> the pasta in before the water is boiling
- <use> a tiny pot with barely any water
+ <wait> for a full rolling boil
+ <use> a big pot with plenty of water
> <wait> for a full rolling boil and then <salt> it generously
> <use> more water than you think you need
~ the pasta sits there and gets gummy
~ the water takes ages to come back up to the boil
~ it all clumps together at the bottom
= the pasta moves around and cooks evenly
= the water comes right back to the boil

# pasta-stir | pasta | 1007
- <not stir> the pasta in the first minute
- <leave> the pasta sitting in one big clump
+ <stir> the pasta right after it goes in
+ <separate> the strands with the tongs early on
> <stir> it for the first minute so it doesn't stick
> <move> it around until it goes soft and sinks
~ it sticks to itself and to the pot
~ the bottom layer catches on the pot
~ some strands come out hard and some are soft
= every strand comes out separate
= it all cooks evenly

# sauce-toss | sauce | 1007
- <rinse> the pasta under cold water
- <pour> all the cooking water down the sink
+ <save> a cup of pasta water for the sauce
+ <toss> the pasta in the sauce over the heat
> <keep> a cup of the starchy water back and <toss> it all together
> <finish> the pasta in the pan with the sauce for a minute
~ the sauce slides right off and sits on the plate
~ it dries up as soon as it's served
~ the starch that holds it together is gone
= the sauce clings to the pasta
= it comes together glossy and smooth

# tomato-water | tomatoes | 1003 1010
- <squash> the tomato with a dull knife
- <leave> all the watery seeds in
+ <cut> the tomato in wedges with a sharp blade
+ <let> the tomato drain before adding it
> <slice> the skin side down, or <use> a serrated knife
> <salt> the tomato and <let> it drain for a minute
~ everything gets watery at the bottom
~ the pieces fall apart
~ the flavor gets diluted
= the pieces hold their shape
= it tastes bright rather than watery

# dress-late | dressing | 1010
- <pour> the dressing on long before serving
- <drown> the salad in dressing
+ <dress> the salad at the last minute
+ <add> the dressing a bit at a time and <toss> from the bottom
> <mix> the dressing separately and <add> it right before serving
> <start> with half of that dressing and <toss> from the bottom up
~ the cucumber goes limp and loses its crunch
~ there's a puddle at the bottom of the bowl
~ all anybody can taste is the vinegar
= the cucumber stays crunchy
= every leaf gets a light coat

. <take> the ingredients out of the fridge
. <rinse> everything under the tap
. <crack> the eggs into a bowl | 1001 1002 1003
. <cut> the cucumber in half lengthwise | 1010
. <chop> the tomatoes on the board | 1003 1010
. <fill> the pot and <put> it on the stove | 1007
. <drop> the pasta in and <set> a timer | 1007
. <pour> the eggs into the pan | 1001 1002 1003
. <slide> the spatula under the edge | 1001 1002 1003
. <drain> the pasta over the sink | 1007
. <toss> it all in the big bowl | 1010
. <put> the food on a plate and <wipe> the rim
"""
