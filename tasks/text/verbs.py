"""The verbs of physical skills, as data: a rule-based baseline's lexicon, read by `tasks.text.inflection`."""

from tasks.text.word_sets import word_set

VERBS = word_set(
    """
    absorb accelerate access accomplish achieve act activate add adjust advance agitate aim align allow
    angle anticipate apply approach arch arrange arrive articulate ask assess attach attack attempt
    avoid balance barre be become begin bend beat blend boil bounce bow brace brake breathe bring brush
    build bump burn buy call carry cause catch challenge change check chew choose chop circle clap clean
    cleanse clear click climb clip close coat collapse collect combine come commit communicate
    compensate complete compress concentrate conclude connect conserve consider contact continue
    contract control cook cool coordinate correct count cover crack create crimp cross crouch crowd
    cruise crush curl curve cut damage damp dance decide decrease delay deliver demonstrate depress
    descend develop dice dip direct disengage dismount dispose disrupt distribute do double drag draw
    dribble drift drive drop dry dump ease eat elevate eliminate emphasise emphasize enable encourage
    end engage ensure enter establish execute exhale expand expect explode explore expose express extend
    face fail fall fan feel fill find finger finish fire fit fix flare flatten flag flex flick flip
    float flow fly focus fold follow force forget fret fry gain gather generate get give glide go grab
    grate grip ground grow guard guess guide handle hang happen hear heat help hinder hinge hit hold
    hook hop hover hunch identify impact improve include increase inflate inhale initiate injure insert
    inspect involve isolate join juggle jump keep kick kneel knock know lack land lay lead lean leap
    learn leave let level lift lighten like limit line link listen load lock look loosen lose lower
    lubricate maintain make manage map mark mash mask match maximise maximize measure melt minimise
    minimize miss mix monitor mount move mute navigate need negotiate note notice observe occur open
    operate organise organize overcook overextend overlap overreach overshoot overstretch pace paddle
    pass pat pause pedal peel perform pick pinch pivot place plan plant play pluck point poke polish pop
    pose position pour power practice practise prepare press pressure prevent proceed produce project
    pronate protect prove provide pull pulse pump punch push put raise reach react read realise realize
    rebound receive recognise recognize recoil record recover redirect reduce refer reflect regain
    regrip relax release rely remember remind remove repeat replace reposition require reset resist rest
    restrict result retain return reverse rinse rise risk roast rock roll rotate rub run rush sacrifice
    sag save saute scan scoop scrape scrub seal seat season secure see select send sense separate serve
    set settle shake shape shave shift shoot shorten show shrug shuffle sink sit skip slam slap slice
    slide slip slow slouch smash smear smooth snap soften solve sound space spend spill spin splash
    split spray spread spring square squat squeeze stabilise stabilize stack stagger stand start stay
    steady steer step stick stiffen stir stomp stop straighten strain stray strengthen stretch strike
    strip strum struggle stumble support surprise suspend sustain swab sway sweep swing switch
    synchronise synchronize take tap taste teach tear tell tend tense test think throw thrust thumb tie
    tighten tilt time tip toast toe tolerate toss touch trace track train transfer transition translate
    transport trap travel traverse treat trigger trim true trust try tuck tune turn twist unclip undo
    unscrew unwind unwrap use utilise utilize vary ventilate vibrate view visualise visualize wait walk
    want warm wash waste watch wave wear weigh whip whisk widen wind wipe wonder work worry wrap write
    zero hammer scoot shuttle lunge dig fake finesse funnel gauge glue grease hug hurt interfere
    interrupt leak lie loop mantle mirror oil orient overheat peek preheat prep press puncture pronounce
    read rip saw scramble scroll shorten shield sing sleep snatch soak sprinkle stem stall stamp
    submerge swallow swirl swipe thread tremble tweak undercook volley whack yank drain drizzle simmer
    flap articulate voice sight survey sanitise sanitize disinfect dab
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
