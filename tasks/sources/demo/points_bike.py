"""Coaching sheet for bike repair: wheels 4001 and 4002, flat tire 4003, chain 4004, derailleur 4006."""

SHEET = """
# stand | repair stand
- <work> with the bike upside down on its saddle
- <leave> the bike leaning while working on it
+ <have> the bike clamped by the seatpost at a good height
+ <set> the stand up so the work is at chest height
> <clamp> the seatpost in a stand and <raise> it to a comfortable height
> <get> the bike off the floor before starting
~ the shifters get scratched and the bike can fall over
~ {s} [be] bent over the whole time
~ the wheel can't spin freely to check the work
= the hands are free and the back stays straight
= {s} [can] spin the cranks and check as {s} [go]

# small-cog | smallest cog | 4001 4002 4003
- <take> the rear wheel off in the biggest cog
- <not shift> down before pulling the wheel
+ <shift> into the smallest cog before taking the wheel off
+ <have> the chain on the smallest cog for the wheel
> <shift> to the smallest cog at the back first
> <click> all the way down and <turn> the cranks before opening the lever
~ the derailleur is under tension and in the way
~ {s} [have] to fight the chain to get the wheel out
~ the chain is slack in the wrong place when the wheel goes back
= the wheel drops straight out
= the chain lines up again without thinking

# quick-release | quick-release lever | 4001 4002 4003
- <twist> the quick-release lever like a wing nut
- <close> the lever with almost no force
+ <close> the quick release firmly so it leaves a mark on the palm
+ <set> the nut first and then <fold> the lever over
> <tighten> the nut until the lever resists halfway, then <fold> it closed
> <treat> it as a cam lever and <close> it firmly along the fork
~ the wheel can come loose on the road
~ the axle never gets properly clamped
~ it turns into a real safety problem at speed
= the wheel is safe and it comes off by hand next time
= the axle sits clamped and straight

# axle-seat | axle | 4002 4003
- <tighten> the wheel while it's crooked in the dropouts
- <put> the wheel back without checking it's seated
+ <check> the wheel is fully seated in the dropouts
+ <let> the weight of the bike seat the axle before tightening
> <push> down on the bike so the axle seats, and then <tighten>
> <look> from behind that the tire is centered in the frame
~ the tire or the rotor rubs on one side
~ the brake pads don't line up with the rim
~ the wheel pulls to the side under load
= the wheel runs straight and the brake doesn't rub
= everything lines up the first time

# pull-back | rear derailleur | 4001 4002 4003
- <yank> the wheel straight up against the derailleur
- <wrestle> the wheel out without moving the derailleur
+ <pull> the derailleur back with one hand and <drop> the wheel out
+ <swing> the derailleur back so the cogs clear the chain
> <pull> the derailleur body back and <let> the wheel drop down and forward
> <hold> the derailleur back with the thumb while the wheel comes out
~ the chain gets caught on the cogs
~ the derailleur can get bent
~ {s} [end] up with greasy hands and the wheel still in the frame
= the wheel comes out in one motion
= the chain stays out of the way

# brake-open | brake | 4001 4002 4003
- <force> the tire past a closed brake
- <forget> to open the brake before pulling the wheel
+ <open> the brake so the tire can get past the pads
+ <release> the brake first and <close> it again at the end
> <open> the brake quick release before the axle
> <unhook> the brake so there's room for the tire
~ the tire jams between the pads
~ the pads get pushed out of line
~ {s} [have] to let the air out just to get it through
= the wheel slides past the pads
= the brake goes back to the same place

# tire-levers | tire lever | 4003
- <use> a screwdriver to pry the tire
- <jam> the tire lever in way too deep
+ <hook> one lever to a spoke and <slide> the other one along
+ <use> plastic levers and <start> opposite the valve
> <start> opposite the valve with plastic levers and <slide> one around the rim
> <push> the bead into the middle of the rim first to get some slack
~ it pinches the tube and makes another hole
~ the rim gets nicked
~ {s} [fight] the tire for ages
= the bead pops off in one go
= the tube and the rim stay in one piece

# inspect-tire | inside of the tire | 4003
- <put> a new tube in without checking the tire
- <skip> feeling around the inside of the tire
+ <run> {p} fingers around the inside to find the thorn
+ <check> the tire and the rim tape for whatever caused the flat
> <feel> the inside of the tire carefully, all the way around
> <find> the cause first and only then <fit> the new tube
~ the same piece of glass makes the same hole again
~ {s} [be] back to changing the tube in five minutes
~ nobody knows why it went flat
= the new tube isn't going to flat on the same spot
= {s} [know] what caused it

# tube-air | inner tube | 4003
- <install> the tube completely flat
- <stuff> the tube in with a twist in it
+ <put> a bit of air in the tube before fitting it
+ <tuck> the tube in evenly, starting at the valve
> <give> the tube a couple of pumps so it holds its shape
> <start> at the valve and <work> both sides evenly
~ the tube folds over and gets pinched under the bead
~ the valve ends up at an angle
~ there's a bulge when it's pumped up
= the tube sits in round, with no pinches
= the valve stands straight

# bead-hands | bead | 4003
- <lever> the last bit of bead on with a tool
- <pry> the tire back on with the lever
+ <roll> the last bit of bead on with both thumbs
+ <finish> the tire by hand at the valve
> <use> the palms and thumbs to roll the last part of the bead over
> <squeeze> the bead into the center channel to get more slack
~ the lever can pinch the tube at the last moment
~ a brand new tube gets a hole in it
~ {s} [have] to do the whole job again
= the tube is safe
= no tool goes anywhere near the tube

# barrel | barrel adjuster | 4006
- <turn> the barrel adjuster several turns at once
- <turn> the barrel adjuster the wrong way
+ <turn> the barrel adjuster half a turn at a time and <check> the shift
+ <fine-tune> the cable tension with small turns
> <go> a half turn at a time and <shift> after each one
> <turn> it counterclockwise to add tension when it's slow to climb
~ the chain skips over two cogs
~ {s} [have] no idea where the adjustment started
~ the indexing gets worse instead of better
= each click moves exactly one cog
= it's easy to hear when it's right

# limit-screw | limit screws | 4006
- <try> to fix the indexing with the limit screws
- <ignore> the limit screws altogether
+ <set> the high and low limits before touching the cable tension
+ <check> the low limit so the chain can't go into the spokes
> <set> the H and L screws first, then the cable tension
> <push> the derailleur by hand to the big cog and <check> the low limit
~ the chain can jump into the spokes
~ the chain drops off the small cog into the frame
~ two adjustments get mixed up
= the chain can't overshoot on either end
= the rest of the setup gets much simpler

# pedal-shift | cranks | 4004 4006
- <shift> without turning the cranks
- <let> the cranks stop in the middle of the shift
+ <turn> the cranks steadily while shifting
+ <spin> the pedals by hand at an even speed
> <keep> the cranks turning smoothly through every shift
> <pedal> by hand and <shift> one cog at a time
~ the chain can't climb and it strains the cable
~ {s} [can't] tell if the shift is really clean
~ the chain crunches between the cogs
= {s} [can] hear every shift clearly
= the chain moves over without a crunch

# hanger | derailleur hanger | 4006
- <adjust> the cable without looking at the hanger
- <miss> that the cage isn't parallel with the cogs
+ <look> from behind that the hanger is straight
+ <check> the pulley lines up under the cog
> <stand> behind the bike and <check> the cage is vertical
> <check> the hanger first, before touching any screw
~ no amount of adjusting will make it index
~ it works in some gears and skips in the others
~ {s} [chase] the problem for half an hour
= {s} [know] the adjustment will hold
= the cause is ruled out in two seconds

# degrease | chain | 4004
- <put> new lube on top of a dirty chain
- <skip> the degreaser completely
+ <clean> the chain with degreaser before any lube
+ <scrub> each link with the brush and then <wipe> it dry
> <degrease>, <wipe> it dry, and only then <lubricate>
> <run> the chain backward through a rag until it comes out clean
~ the grit gets carried right into the rollers
~ it makes a grinding paste that eats the cogs
~ it looks black again after one ride
= the lube can actually get into the rollers
= the chain runs quiet and lasts longer

# wipe-lube | excess lube | 4004
- <leave> the chain dripping with oil
- <spray> lube all over the cassette and the rim
+ <put> one drop on each roller and <wipe> off the rest
+ <wipe> the outside of the chain after lubing it
> <put> a drop on every roller, <wait> a minute, and <wipe> off the excess
> <back-pedal> slowly with the bottle on the inside of the chain
~ all of that oil picks up dust
~ oil on the braking surface means no brakes
~ it flings up on the frame and the legs
= the oil is inside the rollers, where it works
= the chain stays clean for much longer

# tool-fit | tool
- <use> a wrench that's one size too big
- <use> the hex key at an angle
+ <choose> the right size tool and <seat> it fully
+ <push> the hex key all the way in before turning
> <check> the size and <seat> the tool all the way
> <use> the long end for speed and the short end for the final turn
~ the bolt head gets rounded off
~ the tool slips and {s} [skin] a knuckle
~ {s} [can't] feel how tight the bolt is
= the bolt stays in good shape
= {s} [can] feel when it's tight enough

# organise | work area
- <drop> the small parts on the floor
- <leave> tools scattered all over the bench
+ <lay> the parts out in the order they came off
+ <keep> the tools within reach in one place
> <line> the parts up in order on a rag
> <put> the small parts in a tray as they come off
~ a spacer goes missing or ends up on the wrong side
~ {s} [spend] more time searching than fixing
~ the order gets mixed up on the way back
= putting it back together is just the reverse
= nothing goes missing

# final-check | final check
- <call> it done without spinning the wheel
- <not test> it at the end
+ <spin> the wheel and <listen> before calling it done
+ <go> through the gears and the brakes at the end
> <spin> it, <shift> it, <brake>, and <listen>, before it leaves the stand
> <bounce> the bike and <check> nothing rattles
~ a small rub turns into a problem on the road
~ {s} [find] out about the mistake on the first ride
~ the customer comes right back
= {s} [know] it's safe to ride
= any little rub shows up right there

. <walk> around the bike and <look> it over
. <pick> up a tool from the bench
. <open> the lever and <lift> the wheel out | 4001 4003
. <guide> the chain over the cassette | 4001 4002
. <let> the rest of the air out of the tube | 4003
. <pull> the old tube out from under the tire | 4003
. <pump> the new tube up and <listen> to it | 4003
. <hold> a rag around the lower run of the chain | 4004
. <drip> some lube on the chain while turning the crank | 4004
. <click> the shifter and <watch> the derailleur move | 4006
. <turn> a screw at the back of the derailleur | 4006
. <wipe> {p} hands and <set> the tool down
"""
