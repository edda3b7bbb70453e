"""The verbs of physical skills, as data: a rule-based baseline's lexicon, read by `tasks.text.inflection`."""

from tasks.text.word_sets import word_set

VERBS = word_set(
    """
    absorb accelerate access accomplish achieve act activate add adjust advance agitate aim align allow
    alternate angle anticipate apply approach arch arrange arrive articulate ask assemble assess attach
    attack attempt attract avoid balance barre be beat become begin bend blend boil bounce bow brace
    brake breathe bring browse brush build bump burn buy call carry catch cause chalk challenge change
    check chew choose chop circle clap clean cleanse clear click climb clip close coat collapse collect
    combine come commence commit communicate compensate complete compress concede concentrate conclude
    connect conserve consider contact continue contract control cook cool coordinate correct count cover
    crack crash create crimp cross crouch crowd cruise crush curl curve cut dab damage damp dance decide
    decrease deflate degrease delay deliver demonstrate depress descend develop dice dig dip direct
    disassemble disengage disinfect dismantle dismount dispose disrupt distribute do double drag drain
    draw dribble drift drive drizzle drop dry dump ease eat elevate eliminate elongate emphasise
    emphasize enable encourage end engage ensure enter establish execute exhale expand expect explode
    explore expose express extend face fail fake fall fan feel fill find finesse finger finish fire fit
    fix flag flap flare flatten flex flick flip float flow fly focus fold follow force forget fret fry
    funnel gain garnish gather gauge generate get give glance glide glue go grab grate graze grease
    grind grip ground grow guard guess guide hammer handle hang happen hear heat help hinder hinge hit
    hold hook hop hover hug hunch hurt hustle identify imagine impact improve include increase inflate
    inhale initiate injure insert inspect interfere interlock interrupt involve isolate join juggle jump
    keep kick knead kneel knock know lack land lay lead leak lean leap learn leave let level lie lift
    lighten like limit line link listen load lock look loop loosen lose lower lube lubricate lunge
    maintain make manage mantle map mark mash mask match maximise maximize measure melt mince minimise
    minimize mirror miss mix monitor mount move mute navigate need negotiate note notice nudge observe
    occur oil open operate organise organize orient overcook overextend overheat overlap overreach
    overshoot overstretch pace paddle pass pat pause pedal peek peel perform pick pinch pivot place plan
    plant play pluck point poke polish pop pose position pour power practice practise preheat prep
    prepare press pressure prevent prioritise prioritize proceed produce project pronate pronounce
    propel protect prove provide pry pull pulse pump punch puncture push put raise reach react read
    realise realize rebound receive recognise recognize recoil record recover recruit redirect reduce
    refer reflect regain regrip reinforce relax release rely remember remind remove repeat rephrase
    replace reposition require reset resist rest restrict result resume retain return reverse rinse rip
    rise risk roast rock roll rotate rub run rush sacrifice sag sanitise sanitize saute save saw scan
    scatter scoop scoot scramble scrape scroll scrub seal sear season seat secure see select send sense
    separate serve set settle shake shape shave shield shift shoot shorten show shrug shuffle shuttle
    sight simmer sing sink sit skip slam slap sleep slice slide slip slouch slow smash smear smooth snap
    snatch soak soften solve sound space spend spill spin splash split spot spray spread spring sprinkle
    square squat squeeze stabilise stabilize stack stagger stall stamp stand start stay steady steam
    steer stem step stick stiffen stir stomp stop straddle straighten strain stray strengthen stretch
    strike strip struggle strum stumble submerge supinate support surge surprise survey suspend sustain
    swab swallow sway sweep swing swipe swirl switch synchronise synchronize take tap tape taste teach
    tear tell tend tense test think thread throw thrust thumb tie tighten tilt time tip toast toe
    tolerate toss touch trace track trail train transfer transition translate transport trap travel
    traverse treat tremble trigger trim true trust try tuck tune turn tweak twist unclip uncover uncross
    undercook undo unlock unscrew unwind unwrap use utilise utilize vary ventilate vibrate view
    visualise visualize voice volley wait walk want warm wash waste watch wave wear weigh whack whip
    whisk widen wiggle wind wipe withdraw wobble wonder work worry wrap wring write yank zero
    """
)
"""Base forms."""

PAST = {
    "became": "become", "began": "begin", "bent": "bend", "brought": "bring", "built": "build", "came": "come",
    "caught": "catch", "chose": "choose", "did": "do", "drew": "draw", "drove": "drive", "fell": "fall",
    "felt": "feel", "forgot": "forget", "found": "find", "gave": "give", "got": "get", "had": "have",
    "held": "hold", "hung": "hang", "kept": "keep", "knelt": "kneel", "laid": "lay", "led": "lead",
    "left": "leave", "lost": "lose", "made": "make", "ran": "run", "sank": "sink", "sat": "sit", "saw": "see",
    "sent": "send", "shook": "shake", "shot": "shoot", "slid": "slide", "spread": "spread", "spun": "spin",
    "stood": "stand", "struck": "strike", "stuck": "stick", "swung": "swing", "threw": "throw", "told": "tell",
    "took": "take", "tore": "tear", "was": "be", "went": "go", "were": "be", "wore": "wear", "wound": "wind",
}  # fmt: skip
"""Irregular past forms and their base; forms equal to their base are not here."""

DOUBLED = word_set(
    """
    begin control commit forget regrip reset unclip transfer refer squat quit unwrap
    """
)
"""Verbs of more than one syllable, or with `qu`, that double their last letter before -ing and -ed."""
