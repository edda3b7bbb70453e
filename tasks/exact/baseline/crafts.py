"""Lexicons of repair, cooking and health, and the general one, as data of the rule-based baseline."""

from tasks.exact.baseline.lexicons import lexicon

CPR = lexicon(
    r"\bcpr\b|resuscitation|compression",
    """
    place the heel of the hand on the centre of the chest
    lift the chin
    spread the knees wider
    breathe out slowly
    lock their elbows and press straight down
    keep their shoulders directly over their hands
    let the chest rise fully between compressions
    interlock their fingers and lift them off the ribs
    count the compressions out loud
    tilt the head back before giving the breaths
    pinch the nose closed during each breath
    check for breathing before the first compression
    kneel close to the side of the patient
    keep an even pace through the whole cycle
    watch the chest rise with each breath
    """,
    """
    reach a deeper compression with less effort
    keep blood moving to the brain
    let the heart refill with blood
    keep the rate steady
    tire less quickly over several cycles
    keep the airway open
    protect the ribs from extra pressure
    move more air into the lungs
    keep the force over the breastbone
    shorten the pause between compressions
    """,
    """
    throughout the cycle
    during every compression
    before the next set of breaths
    """,
    """
    depth of the compressions
    rhythm of the compressions
    placement of the hands
    recoil of the chest
    tilt of the head
    use of the body weight
    """,
)

COVID = lexicon(
    r"covid|antigen|swab",
    """
    wash their hands before opening the kit
    shake the tube
    wipe the table
    hold the swab level
    check the expiry date on the box
    lay out every part of the kit on a clean surface
    rotate the swab slowly against the wall of the nostril
    insert the swab straight back into the nostril
    swab both nostrils with the same tip
    squeeze the sides of the tube around the swab
    stir the swab in the liquid
    hold the dropper bottle straight above the strip
    put the drops in the lower hole of the card
    wait for the full time before reading the result
    keep the tip of the swab from touching the table
    read the instructions before the first step
    throw the used swab into the bin
    """,
    """
    collect enough of a sample
    avoid a false negative result
    keep the sample clean
    protect other people from infection
    release the sample into the liquid
    get a clear line on the strip
    avoid spilling the liquid
    keep the parts of the kit in order
    give the test enough time to work
    get the same result in a second test
    """,
    """
    during this step of the test
    before moving on to the next step
    with steady hands
    """,
    """
    order of the steps
    placement of the swab
    rotation of the swab
    care with the drops
    hygiene of the hands
    timing of the result
    """,
    is_upper_body=True,
)

BIKE = lexicon(
    r"\bbike|bicycle|tire|tyre|wheel|chain|derail",
    """
    shift into the smallest cog before taking the wheel off
    shake the chain
    oil the cassette
    turn the bike over
    open the brake before removing the wheel
    push the bead into the middle of the rim
    start the tire lever opposite the valve
    check the inside of the tire for sharp objects
    put a little air into the tube before fitting it
    line up the label of the tire with the valve
    wipe the excess oil off the chain
    pedal backwards while oiling the chain
    drip one drop of oil onto each link
    tighten the bolt in small steps
    turn the wrench counterclockwise to loosen the bolt
    clamp the bike by the seat post
    spin the wheel and listen for rubbing
    seat the axle fully in the dropouts
    work around the rim with both thumbs
    hold the rag around the lower run of the chain
    """,
    """
    avoid pinching the tube
    get the wheel out more easily
    keep dirt from sticking to the chain
    protect the threads of the bolt
    keep the rotor free of oil
    make the bead easier to lift over the rim
    keep the wheel centred in the frame
    find the cause of the puncture
    save time in the next step
    keep the bike from tipping over
    shift smoothly under load
    make the tool less likely to slip
    """,
    """
    before moving on to the next step
    during this step of the repair
    with the other hand on the frame
    """,
    """
    control of the wrench
    placement of the lever
    order of the steps
    care with the tube
    use of both thumbs
    alignment of the wheel
    """,
    is_upper_body=True,
)

COOKING = lexicon(
    r"cook|omelet|egg|salad|noodle|pasta|tea\b|coffee|dumpling|recipe|kitchen|food",
    """
    curl their fingertips under and guide the blade with the knuckles
    cover the pan
    rinse the knife
    taste the sauce
    keep the tip of the knife on the board
    slice with a long forward motion
    cut the pieces to the same size
    let the pan heat up before adding the oil
    turn the heat down before adding the eggs
    stir slowly from the edge to the middle
    season the dish in small steps and taste it
    put a damp cloth under the cutting board
    keep the work surface clean and clear
    dry the vegetables before cutting them
    hold the knife with the thumb on the side of the blade
    add the garlic after the onions are soft
    fold the mixture gently with a spatula
    salt the water before adding the noodles
    rest the food for a minute before serving
    """,
    """
    cook all the pieces evenly
    protect their fingers from the blade
    keep the eggs soft and creamy
    keep the food from sticking to the pan
    bring out more flavor
    keep the board from slipping
    get a golden colour on the outside
    keep the vegetables crisp
    avoid burning the butter
    work faster with less effort
    keep the sauce from getting watery
    waste less of the ingredient
    """,
    """
    before moving on to the next step
    while the pan is on the heat
    with the other hand out of the way
    """,
    """
    control of the knife
    timing with the heat
    order of the steps
    use of the whole blade
    placement of the fingers
    seasoning in small steps
    """,
    is_upper_body=True,
)

GENERAL = lexicon(
    r"",
    """
    keep their eyes on the task in front of them
    slow the movement down
    lift the chin
    relax the grip
    keep their shoulders low and relaxed
    breathe steadily through the whole sequence
    slow down before the final step
    use both hands to hold the object steady
    keep their back straight and their head up
    set up the position before starting
    finish one step before starting the next one
    keep their elbows close to the body
    check the result before moving on
    work in small and even steps
    keep their weight centred over both feet
    """,
    """
    stay in control of the movement
    stay balanced from start to finish
    save energy for the next step
    make the result more consistent
    keep unwanted tension away
    finish the task more quickly
    see a mistake early enough to correct it
    make the next step easier
    keep a steady rhythm
    work more safely
    """,
    """
    from start to finish
    before moving on to the next step
    at an even pace
    """,
    """
    control of the movement
    balance from start to finish
    order of the steps
    use of both hands
    rhythm of the movement
    posture of the back
    """,
)

CRAFTS = (CPR, COVID, COOKING, BIKE)
