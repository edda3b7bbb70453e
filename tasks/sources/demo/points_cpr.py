"""Coaching sheet for first aid by CPR, task 2005."""

SHEET = """
# depth | compression depth
- <push> down only about an inch
- <get> shallower and shallower as {s} [get] tired
+ <push> the chest down about two inches, five centimeters
+ <keep> a good depth on every compression
> <push> hard, at least five centimeters, so around two inches
> <use> the body weight to get to the full depth
~ the blood doesn't really get to the brain
~ it isn't enough to squeeze the heart
~ the compressions look right and do very little
= the heart gets squeezed properly
= the blood keeps going to the brain

# recoil | chest recoil
- <lean> on the chest between compressions
- <not let> the chest come all the way back up
+ <let> the chest come all the way up after each push
+ <take> the weight off fully between compressions
> <let> the chest rise completely before the next push
> <lighten> the hands at the top without lifting them off
~ the heart can't fill with blood again
~ each push moves less blood than the one before
~ the pressure in the chest stays too high
= the heart fills up between the pushes
= each compression really counts

# rate | compression rate
- <go> much too slow with the compressions
- <let> the rate get slower and slower
+ <keep> a rate of about a hundred and ten a minute
+ <stay> on the beat the whole set
> <keep> to a hundred to a hundred and twenty a minute
> <hum> a song with the right beat, like Stayin' Alive
~ the blood pressure drops between the pushes
~ there are too few compressions in each minute
~ the flow to the brain is too low
= the flow stays steady
= {s} [can] hold the depth at that speed

# hand-place | hand position
- <put> the hands too low, near the belly
- <place> the hands off to the side on the ribs
+ <put> the heel of the hand in the center of the chest
+ <find> the lower half of the breastbone right away
> <place> the heel of one hand on the center of the chest, between the nipples
> <put> the second hand on top and <lock> the fingers
~ ribs or the liver can get injured
~ the pressure isn't on the heart
~ the push goes to the side and gets lost
= the pressure goes straight to the heart
= the ribs are a lot safer

# elbows | elbows
- <bend> the elbows on each push
- <pump> with the arms rather than the body
+ <keep> the elbows locked and the arms straight
+ <push> with straight arms from the hips
> <lock> the elbows and <rock> from the hips
> <keep> the arms straight like two posts
~ the arms get tired in under a minute
~ the force gets lost in the bend
~ the depth isn't consistent
= the body weight does the pushing
= {s} [can] go on for a full two minutes

# shoulders | shoulders
- <sit> back on {p} heels while pushing
- <push> at an angle from the side
+ <get> {p} shoulders right over the hands
+ <kneel> close so the push goes straight down
> <bring> the shoulders directly above the hands
> <kneel> up close, knees by the chest
~ the push slides off toward the feet
~ {s} [work] twice as hard for half of the depth
~ the back takes all of the strain
= the force goes straight down
= gravity does half of the work

# check-response | response check
- <start> compressions without checking for a response
- <give> the shoulder one tiny tap
+ <tap> both shoulders and <shout> to check for a response
+ <check> for a response and breathing within ten seconds
> <tap> firmly and <ask> loudly, are you okay
> <look> at the chest for breathing, for no more than ten seconds
~ the person might not need CPR at all
~ nobody knows what state the person is in
~ valuable seconds get lost later
= {s} [know] CPR is really needed
= the decision is made in a few seconds

# call-help | call for help
- <forget> to call for help first
- <tell> nobody in particular to call
+ <point> at one person and <tell> them to call 911
+ <send> somebody for the defibrillator right away
> <point> at a person and <tell> them to call 911 and get an AED
> <call> first, or <put> the phone on speaker next to the chest
~ the ambulance isn't even on its way
~ everybody thinks that somebody else did it
~ the AED comes too late
= help is on the way while {s} [work]
= the AED gets there as early as possible

# scene-safe | scene
- <run> in without looking around
- <skip> the check that the scene is safe
+ <look> around for dangers before kneeling down
+ <say> out loud that the scene is safe
> <stop> for a second and <look> for traffic, wires, or water
> <say> the scene is safe, as a habit
~ there could be two victims rather than one
~ {s} [could] get hurt before {s} [help] anybody
~ the rescuer turns into a patient
= {s} [be] able to help safely
= nobody else gets hurt

# airway | head tilt
- <give> breaths without tilting the head
- <push> on the soft part under the chin
+ <tilt> the head back and <lift> the chin
+ <open> the airway before each breath
> <put> one hand on the forehead and <lift> the chin with two fingers
> <tilt> the head until the chin points up
~ the tongue blocks the airway
~ the air goes into the stomach
~ the chest doesn't rise at all
= the air goes into the lungs
= the airway is really open

# breaths | rescue breaths
- <blow> too hard and too fast
- <give> long, forceful breaths
+ <give> two breaths of about one second each
+ <watch> the chest rise with each breath
> <pinch> the nose, <seal> the mouth, and <blow> for one second
> <look> at the chest while giving the breath
~ the air ends up in the stomach and they can vomit
~ it takes too much time away from the compressions
~ too much pressure keeps the blood from coming back
= {s} [see] that the breath worked
= the lungs fill without forcing it

# ratio | count
- <lose> count of the compressions
- <stop> at twenty for the breaths
+ <count> out loud to thirty and then <give> two breaths
+ <stick> to thirty compressions and two breaths
> <count> out loud, thirty to two
> <count> the last five louder so the partner is ready
~ there are too many breaks in the compressions
~ the second rescuer doesn't know when to step in
~ the ratio drifts and the flow drops
= the rhythm is clear to everybody
= the partner knows when to breathe

# interruptions | pauses
- <take> a long break between the sets
- <stop> the compressions to check the pulse over and over
+ <keep> the pauses under ten seconds
+ <go> straight back to the chest after the breaths
> <get> the hands back on the chest right after the second breath
> <keep> any pause under ten seconds
~ the pressure falls to nothing each time
~ it takes many pushes to build it up again
~ the brain isn't getting oxygen in that break
= the blood flow hardly stops
= the chance of survival goes up

# swap | switching over
- <push> on past the point of being tired
- <swap> with the partner without any warning
+ <swap> with the partner every two minutes
+ <announce> the switch and <change> over quickly
> <change> over every two minutes, even when it feels fine
> <say> switch, and <do> it in less than five seconds
~ the depth drops off without anybody noticing
~ there's a long gap in the compressions
~ the quality goes down after two minutes for anybody
= a fresh person keeps the depth up
= there's barely a gap in the compressions

# surface | surface
- <leave> the person on a soft surface
- <work> on something soft like a couch
+ <have> the person flat on the floor, on something firm
+ <move> the person onto a hard surface first
> <get> the person flat on the floor before starting
> <find> a hard surface, because a bed gives way
~ the soft surface takes up half of the push
~ the depth is off on every push
~ {s} [can't] tell how deep it really goes
= all of the force gets to the chest
= the depth is real

. <kneel> down next to the manikin
. <tap> it on the shoulders
. <lean> over to listen for breathing
. <put> one hand over the other on the chest
. <start> the first set of compressions
. <move> up to the head
. <give> two breaths
. <go> back to the chest for the next set
. <open> up the AED and <turn> it on
"""
