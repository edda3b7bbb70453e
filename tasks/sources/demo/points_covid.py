"""Coaching sheet for the COVID-19 rapid antigen test, task 2001."""

SHEET = """
# wash-hands | hands
- <start> the test without washing {p} hands
- <rinse> for two seconds and <call> it clean
+ <wash> or <sanitize> {p} hands before opening anything
+ <clean> {p} hands for a full twenty seconds first
> <wash> for twenty seconds with soap, or <use> sanitizer, before opening the kit
> <let> the sanitizer dry completely before touching the parts
~ whatever is on the fingers can end up on the swab
~ the sample can get contaminated
~ germs get passed on to everything on the table
= the sample stays clean
= nobody has to wonder about contamination

# expiry | expiration date
- <open> the kit without checking the date on it
- <ignore> the expiration date on the box
+ <check> the expiration date before starting
+ <look> for the date and that the pouch is sealed
> <check> the expiration date on the box and that every pouch is still sealed
> <read> the date first, before anything gets opened
~ the result might not be valid
~ the chemicals in the strip could have gone off
~ {s} [would] have to redo the whole test
= the result can be trusted
= {s} [know] the kit is good before using it

# instructions | instructions
- <skip> the instructions and <guess> the next step
- <read> the instructions halfway through the test
+ <read> the instructions all the way through before starting
+ <follow> the leaflet step by step
> <read> the leaflet once from start to finish
> <keep> the leaflet open on the table and <go> line by line
~ a step gets missed or done in the wrong order
~ the times and the drops differ from brand to brand
~ {s} [have] to stop in the middle with a wet swab in hand
= the steps happen in the right order
= there's no pause while the swab is out

# workspace | table
- <lay> the parts out on a cluttered table
- <put> the strip down on a wet surface
+ <set> everything out on a clean, flat surface
+ <lay> out the tube, the swab, and the cassette in order
> <clear> a clean, dry, flat space and <lay> the parts out in order
> <wipe> the table down before opening the kit
~ things get knocked over right at the wrong time
~ moisture can spoil the strip
~ {s} [be] reaching over everything
= every part is where {s} [need] it
= nothing gets spilled or touched by accident

# swab-tip | swab tip
- <touch> the soft tip of the swab with {p} fingers
- <put> the swab down on the table before using it
+ <hold> the swab by the stick and <never touch> the tip
+ <open> the swab from the stick end
> <peel> it from the stick end and <touch> only the stick
> <open> the swab only when it's time to use it
~ anything on the fingers gets on the sample
~ the sample is no good after that
~ it could give a wrong result
= the tip stays sterile until it's in the nose
= the sample is from the nose and nowhere else

# swab-depth | nostril
- <only touch> the edge of the nostril with the swab
- <stop> right at the opening of the nose
+ <insert> the swab gently about half an inch to an inch
+ <stop> as soon as there's some resistance
> <insert> it gently, around three quarters of an inch, until there's slight resistance
> <tilt> the head back a little and <go> in along the floor of the nose
~ there isn't enough material on the swab
~ it misses the part where the virus would be
~ the test can come out negative when it isn't
= there's enough of a sample without any pain
= the sample comes from the right place

# rotate | swab rotation
- <pull> the swab out without rotating it
- <spin> the swab in the air without touching the wall of the nose
+ <rotate> the swab slowly against the wall of the nose, five times
+ <make> full circles and <count> them
> <press> it against the wall and <make> at least five slow circles
> <count> to fifteen seconds for each nostril
~ hardly any cells get collected
~ the virus can be missed
~ a false negative gets much more likely
= the swab collects a proper sample
= the result is as reliable as it can be

# both-nostrils | both nostrils
- <swab> just one nostril
- <skip> the second nostril
+ <swab> both nostrils with the same swab
+ <repeat> the same circles on the other side
> <do> the other nostril too, with the same swab
> <repeat> exactly the same thing on the second side
~ it's only half of the sample
~ the test gets less than it was designed for
~ the virus on the other side gets missed
= the sample is complete
= it matches what the kit is made for

# tube-mix | tube
- <dip> the swab in the liquid and <take> it straight out
- <not stir> the swab in the buffer
+ <stir> the swab in the liquid at least ten times
+ <squeeze> the sides of the tube while turning the swab
> <stir> it ten times and <leave> it in for a minute
> <press> the tip against the bottom of the tube while rotating
~ the sample stays on the swab instead of in the liquid
~ there's nothing for the strip to detect
~ the line can come out too faint to read
= the sample really gets into the liquid
= the strip has something to work with

# squeeze-out | tube walls
- <pull> the swab out dripping wet
- <leave> half of the liquid in the swab
+ <pinch> the tube around the tip while taking it out
+ <wring> the swab out against the tube
> <squeeze> the sides of the tube as the swab comes out
> <pinch> the tip through the wall to get the last drops
~ most of the sample goes in the trash with the swab
~ there isn't enough liquid for the drops
~ it drips on the table, and that's potentially infectious
= all of the sample stays in the tube
= nothing drips on the table

# drops | drops
- <squeeze> far too many drops into the well
- <hold> the tube at an angle over the cassette
+ <hold> the tube upright and <count> the drops
+ <put> exactly the right number of drops in the well
> <hold> it straight up and <count> the drops out loud
> <stop> at the number on the leaflet, usually three or four
~ the strip gets flooded and the lines smear
~ it isn't the amount that the test was made for
~ the lines can't really be trusted after that
= the liquid runs up the strip evenly
= the control line shows up the way it should

# flat-cassette | cassette
- <pick> up the cassette while it's running
- <move> the cassette around during the wait
+ <leave> the cassette flat on the table the whole time
+ <let> the strip run without touching it
> <leave> it flat and <not touch> it until the time is up
> <set> the cassette down before adding any drops
~ the liquid runs unevenly and streaks the strip
~ the lines might come out wrong
~ it can spill back out of the well
= the liquid travels up evenly
= the lines come out sharp

# timer | timer
- <read> the result after a couple of minutes
- <guess> the time instead of setting a timer
+ <set> a timer for fifteen minutes right after the drops
+ <wait> the full time before reading it
> <set> a timer as soon as the drops are in
> <read> it at fifteen minutes, and not after thirty
~ a faint line hasn't had the time to show up
~ the result isn't finished yet at that point
~ {s} [can] get a false result either way
= the result is read inside the right window
= there's no doubt about faint lines

# read-lines | control line
- <look> only at the test line
- <call> it negative without checking the control line
+ <check> the control line before reading the test line
+ <treat> even a faint test line as a positive
> <look> for the control line first, because no control line means no result
> <hold> it in good light and <look> for even a faint line
~ an invalid test gets read as a negative
~ nobody knows if the strip even worked
~ somebody could go out and spread it
= an invalid test gets spotted
= the result is read correctly

# disposal | waste
- <leave> the used swab lying on the table
- <throw> the parts away loose
+ <bag> up the used parts and <throw> them away
+ <clean> the table and {p} hands at the end
> <put> everything in the bag, <seal> it, and <wash> up afterward
> <wipe> the table and <sanitize> again at the end
~ somebody else could touch it
~ the surface stays contaminated
~ the next person in the room is exposed to it
= nobody else comes in contact with it
= the room is safe to use again

. <open> the box and <take> the pouches out
. <unfold> the leaflet on the table
. <tear> open the swab
. <stand> the tube up in the holder on the box
. <bring> the swab up to the nose
. <switch> to the other nostril
. <put> the swab into the tube
. <snap> the cap on the tube
. <tip> the tube over the cassette
. <sit> back and <wait> for the result
"""
