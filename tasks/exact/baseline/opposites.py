"""What turns a judgement into a wrong one, word by word: data of the rule-based baseline."""

from typing import Final

from schemas.exact.distractors import Wrongness
from tasks.text.word_sets import word_set

VERBS: Final = {
    "bend": "straighten", "straighten": "bend", "raise": "lower", "lower": "raise", "lift": "lower",
    "push": "pull", "pull": "push", "tighten": "loosen", "loosen": "tighten", "relax": "tense", "tense": "relax",
    "squeeze": "release", "tuck": "flare", "curl": "flatten", "flatten": "curl", "lock": "bend", "extend": "shorten",
    "shorten": "extend", "widen": "narrow", "increase": "reduce", "reduce": "increase", "open": "close",
    "close": "open", "inhale": "exhale", "exhale": "inhale", "soften": "stiffen", "stiffen": "soften",
    "flex": "straighten", "engage": "relax", "accelerate": "slow", "press": "release", "inflate": "deflate",
    "cover": "uncover", "attach": "remove", "insert": "remove", "remove": "insert", "unscrew": "tighten",
    "stretch": "shorten", "sink": "rise", "rotate": "tilt",
}  # fmt: skip
"""Base forms; both sides are inflected by rule."""

VERB_WRONGNESS: Final = {
    "bend": Wrongness.DEGREE, "straighten": Wrongness.DEGREE, "tighten": Wrongness.DEGREE, "loosen": Wrongness.DEGREE,
    "relax": Wrongness.DEGREE, "tense": Wrongness.DEGREE, "lock": Wrongness.DEGREE, "increase": Wrongness.DEGREE,
    "reduce": Wrongness.DEGREE, "soften": Wrongness.DEGREE, "stiffen": Wrongness.DEGREE, "engage": Wrongness.DEGREE,
    "flex": Wrongness.DEGREE, "squeeze": Wrongness.ACTION, "press": Wrongness.ACTION, "inflate": Wrongness.ACTION,
    "cover": Wrongness.ACTION, "attach": Wrongness.ACTION, "insert": Wrongness.ACTION, "remove": Wrongness.ACTION,
    "unscrew": Wrongness.ACTION, "rotate": Wrongness.ACTION, "inhale": Wrongness.ACTION, "exhale": Wrongness.ACTION,
    "accelerate": Wrongness.DEGREE,
}  # fmt: skip
"""In what a swapped verb is wrong, where it is not the direction."""

_BODY: Final = (
    r"(?:hands?|foot|feet|legs?|arms?|elbows?|knees?|hips?|shoulders?|wrists?|thumbs?|ankles?|heels?|toes?"
    r"|fingers?|sides?|ear"
    r"|eye|nostrils?|glove|half|corner|edge|wheel|brake|pedal|lever|crank|bank|index|ring|middle|pinky"
    r"|little)"
)
_LIMB: Final = (
    r"(?<=arms )|(?<=arm )|(?<=legs )|(?<=leg )|(?<=back )|(?<=wrist )|(?<=wrists )|(?<=elbows )"
    r"|(?<=elbow )|(?<=knees )|(?<=knee )|(?<=fingers )|(?<=very )"
)
_NOT_PHRASAL: Final = (
    r"(?<!set )(?<!sets )(?<!end )(?<!ends )(?<!pick )(?<!picks )(?<!speed )(?<!speeds )(?<!warm )(?<!clean"
    r" )(?<!line )(?<!lines )(?<!come )"
    r"(?<!catch )(?<!open )(?<!opens )(?<!opening )(?<!use )(?<!foam )(?<!mix )(?<!make )(?<!going )(?<!go"
    r" )(?<!goes )(?<!heat )(?<!slow )(?<!slows )"
    r"(?<!slowing )(?<!calm )(?<!picking )(?<!setting )(?<!lining )(?<!speeding )(?<!ending )(?<!coming )"
    r"(?<!heating )(?<!mixing )"
    r"(?<!lift )(?<!lifts )(?<!stand )(?<!stands )(?<!jump )(?<!build )(?<!lifting )"
    r"(?<!curl )(?<!curls )(?<!break )(?<!write )(?<!high )"
)

PHRASES: Final[tuple[tuple[Wrongness, str, tuple[str, ...]], ...]] = (
    (Wrongness.DIRECTION, r"open up", ("close off",)),
    (Wrongness.DIRECTION, r"opens up", ("closes off",)),
    (Wrongness.DIRECTION, r"opening up", ("closing off",)),
    (Wrongness.DIRECTION, r"(?:up )?high(?: up)? above|up above", ("down below",)),
    (Wrongness.DIRECTION, r"up high(?: up)?|high up", ("down low",)),
    (Wrongness.DIRECTION, r"down low", ("up high",)),
    (Wrongness.DIRECTION, rf"{_NOT_PHRASAL}up(?! above| high| to\b| and down| for| with)", ("down",)),
    (Wrongness.DIRECTION, rf"{_NOT_PHRASAL}down(?! below| low| and)", ("up",)),
    (Wrongness.DIRECTION, r"upwards?", ("downward",)),
    (Wrongness.DIRECTION, r"downwards?", ("upward",)),
    (Wrongness.DIRECTION, r"above", ("below", "level with")),
    (Wrongness.DIRECTION, r"below", ("above", "level with")),
    (
        Wrongness.DIRECTION,
        r"(?<!move )(?<!bend )(?:directly |right )?over (?=(?:the|their|its)\b)(?!the (?:next|whole|last))",
        ("well behind ", "well in front of "),
    ),
    (Wrongness.DIRECTION, r"under(?:neath)? (?=(?:the|their|its)\b)", ("above ", "beside ")),
    (Wrongness.DIRECTION, r"(?<=fingers )under|(?<=fingertips )under", ("out", "up")),
    (Wrongness.DIRECTION, r"forwards?", ("backward", "sideways")),
    (Wrongness.DIRECTION, r"backwards?", ("forward", "sideways")),
    (
        Wrongness.DIRECTION,
        (
            r"(?<!\bthe )(?<!their )(?<!come )(?<!lower )back(?! foot| leg| hand| wheel| brake| and forth|"
            r" rim|"
            r" straight| of\b| flat|pack| off| knee| heel)"
        ),
        ("forward",),
    ),
    (Wrongness.DIRECTION, r"towards?", ("away from",)),
    (Wrongness.DIRECTION, r"too far away from", ("too close to",)),
    (Wrongness.DIRECTION, r"too close to", ("too far away from",)),
    (Wrongness.DIRECTION, r"(?:far )?away from", ("close to",)),
    (Wrongness.DIRECTION, r"(?:really |very |so |up |nice and )?close to|near to", ("well away from",)),
    (Wrongness.DIRECTION, r"closer to", ("farther from",)),
    (Wrongness.DIRECTION, r"closer", ("farther away",)),
    (
        Wrongness.DIRECTION,
        r"into (?=(?:the|their) (?:wall|body|hold|string|keys|shot|ball|space|turn|floor|neck))",
        ("away from ",),
    ),
    (Wrongness.DIRECTION, r"(?<=tucked )in", ("out",)),
    (Wrongness.DIRECTION, r"inwards?", ("outward",)),
    (Wrongness.DIRECTION, r"outwards?", ("inward",)),
    (Wrongness.DIRECTION, r"in front of", ("behind",)),
    (Wrongness.DIRECTION, r"behind", ("in front of", "on top of")),
    (Wrongness.DIRECTION, r"(?:right |directly )?(?:beside|next to|alongside)", ("well behind", "well in front of")),
    (Wrongness.DIRECTION, r"parallel to", ("at an angle to",)),
    (Wrongness.DIRECTION, r"perpendicular to", ("parallel to",)),
    (Wrongness.DIRECTION, r"in line with", ("off to the side of",)),
    (Wrongness.DIRECTION, r"level with", ("well below", "well above")),
    (Wrongness.DIRECTION, r"square to", ("turned away from",)),
    (Wrongness.DIRECTION, r"(?<!of )opposite side", ("same side",)),
    (Wrongness.DIRECTION, r"higher", ("lower",)),
    (Wrongness.DIRECTION, r"highest", ("lowest",)),
    (Wrongness.DIRECTION, r"high(?! up| above)", ("low",)),
    (Wrongness.DIRECTION, r"lower(?= (?:to|on|in|down|than|as|at)\b|$|,)", ("higher",)),
    (Wrongness.DIRECTION, r"lowest", ("highest",)),
    (Wrongness.DIRECTION, r"low(?! and)", ("high",)),
    (Wrongness.DIRECTION, r"(?<=the )top(?! of the hour)", ("bottom",)),
    (Wrongness.DIRECTION, r"(?<=the )bottom", ("top",)),
    (Wrongness.DIRECTION, r"counter-?clockwise|anti-?clockwise", ("clockwise",)),
    (Wrongness.DIRECTION, r"(?<!-)clockwise", ("counterclockwise",)),
    (Wrongness.DIRECTION, r"vertical(?:ly)?", ("at an angle",)),
    (Wrongness.DIRECTION, r"off of the", ("onto the",)),
    (Wrongness.DIRECTION, r"onto(?= the| their| each)", ("off",)),
    (Wrongness.SIDE, rf"left(?= {_BODY}\b)|(?<=to the )left|(?<=on the )left", ("right",)),
    (Wrongness.SIDE, rf"right(?= {_BODY}\b)|(?<=to the )right|(?<=on the )right", ("left",)),
    (Wrongness.SIDE, r"inside(?= (?:foot|leg|hand|knee|of|edge|shoulder|arm|hip))", ("outside",)),
    (Wrongness.SIDE, r"outside(?= (?:foot|leg|hand|knee|of|edge|shoulder|arm|hip))", ("inside",)),
    (Wrongness.SIDE, r"non-dominant", ("dominant",)),
    (Wrongness.SIDE, r"(?<!non-)dominant", ("non-dominant",)),
    (Wrongness.SIDE, r"non-kicking", ("kicking",)),
    (Wrongness.SIDE, r"(?<!non-)kicking(?= (?:foot|leg))", ("standing",)),
    (Wrongness.SIDE, r"(?:standing|plant|planting|support|supporting)(?= (?:foot|leg))", ("kicking",)),
    (Wrongness.SIDE, r"back(?= (?:foot|leg|hand|knee|heel|wheel|brake))", ("front",)),
    (Wrongness.SIDE, r"(?:front|lead|leading)(?= (?:foot|leg|hand|knee|heel|wheel|brake))", ("back",)),
    (Wrongness.SIDE, r"shooting(?= (?:hand|arm|elbow|shoulder))", ("guide",)),
    (Wrongness.SIDE, r"guide(?= (?:hand|arm))", ("shooting",)),
    (Wrongness.SIDE, r"bow(?= (?:hand|arm))", ("left",)),
    (Wrongness.SIDE, r"(?:fretting|fret)(?= hand)", ("strumming",)),
    (Wrongness.SIDE, r"(?:strumming|picking)(?= hand)", ("fretting",)),
    (Wrongness.SIDE, r"frog(?! to the tip| to tip)", ("tip",)),
    (Wrongness.SIDE, r"upper(?= (?:body|half|arm|part|hand|string))", ("lower",)),
    (Wrongness.SIDE, r"lower(?= (?:body|half|part|hand|string))", ("upper",)),
    (Wrongness.BODY_PART, r"index finger", ("little finger", "thumb")),
    (Wrongness.BODY_PART, r"middle finger", ("index finger", "little finger")),
    (Wrongness.BODY_PART, r"(?:ring|third) finger", ("index finger", "thumb")),
    (Wrongness.BODY_PART, r"pinky|little finger", ("index finger", "thumb")),
    (Wrongness.BODY_PART, r"big toe", ("heel", "little toe")),
    (Wrongness.DEGREE, r"a little bit more|a little more|a bit more|slightly more", ("a lot less", "much less")),
    (Wrongness.DEGREE, r"more(?= \w)(?! than)(?! \w+ly\b)(?! of\b)", ("less",)),
    (Wrongness.DEGREE, r"less(?= \w)(?! than)", ("more",)),
    (Wrongness.DEGREE, r"a (?:little|bit)(?: bit)?(?= (?!of\b|more|less)\w)", ("a lot",)),
    (Wrongness.DEGREE, r"slightly", ("fully", "sharply")),
    (Wrongness.DEGREE, r"(?:fully|completely|entirely)", ("only partly", "only slightly")),
    (Wrongness.DEGREE, r"all the way", ("only halfway",)),
    (Wrongness.DEGREE, r"faster|quicker", ("slower",)),
    (Wrongness.DEGREE, r"slower", ("faster",)),
    (Wrongness.DEGREE, r"(?:quickly|fast|rapidly)", ("slowly",)),
    (Wrongness.DEGREE, r"slowly", ("quickly",)),
    (Wrongness.DEGREE, r"(?:softly|gently|lightly)", ("firmly", "forcefully")),
    (Wrongness.DEGREE, r"(?:firmly|forcefully|hard(?! time))", ("softly", "lightly")),
    (Wrongness.DEGREE, r"(?:soft|gentle)", ("firm", "hard")),
    (Wrongness.DEGREE, r"firm", ("soft", "loose")),
    (Wrongness.DEGREE, r"tightly", ("loosely",)),
    (Wrongness.DEGREE, r"(?:loosely)", ("tightly",)),
    (Wrongness.DEGREE, r"tight", ("loose",)),
    (Wrongness.DEGREE, r"(?:loose|relaxed)", ("tight", "rigid")),
    (Wrongness.DEGREE, r"(?:stiff|tense|rigid)", ("loose", "relaxed")),
    (Wrongness.DEGREE, rf"(?:{_LIMB})straight", ("slightly bent", "bent")),
    (Wrongness.DEGREE, r"(?<!slightly )(?:bent|curved|curled|rounded)", ("flat", "straight")),
    (Wrongness.DEGREE, r"tucked(?! in| under)", ("flared",)),
    (
        Wrongness.DEGREE,
        r"(?:small|smaller)(?= (?:steps?|touch(?:es)?|circles?|pieces?|movements?|amounts?|motion))",
        ("large",),
    ),
    (Wrongness.DEGREE, r"(?:big|bigger|large|larger)(?! toe)", ("small",)),
    (Wrongness.DEGREE, r"(?:wider|wide)", ("narrow",)),
    (Wrongness.DEGREE, r"narrow(?:er)?", ("wide",)),
    (Wrongness.DEGREE, r"longer", ("shorter",)),
    (Wrongness.DEGREE, r"shorter", ("longer",)),
    (Wrongness.DEGREE, r"(?:deeper)", ("shallower",)),
    (Wrongness.DEGREE, r"thinner", ("thicker",)),
    (Wrongness.DEGREE, r"(?:heavy|heavier)", ("light",)),
    (Wrongness.DEGREE, r"(?:lighter)", ("heavier",)),
    (
        Wrongness.DEGREE,
        r"two(?= (?:feet|hands|steps|fingers|inches|times|hops|touches|beats|seconds|minutes))",
        ("three", "four"),
    ),
    (Wrongness.DEGREE, r"(?<!forty )(?<!twenty )(?<!thirty )(?:three|four)(?= (?!degrees|percent)\w)", ("two", "six")),
    (
        Wrongness.DEGREE,
        r"(?<!forty )(?<!twenty )(?<!thirty )(?:five|six|ten)(?= (?!degrees|percent|past)\w)",
        ("two", "three"),
    ),
    (Wrongness.DEGREE, r"hot", ("cool",)),
    (Wrongness.DEGREE, r"evenly|smoothly", ("sharply",)),
    (Wrongness.TIMING, r"before(?= \w)", ("after",)),
    (Wrongness.TIMING, r"(?<!look )(?<!there)after(?= \w)", ("before",)),
    (Wrongness.TIMING, r"(?:just )?as(?= (?:they|the|their) )(?<!well as)(?<!far as)(?<!same as)", ("before", "after")),
    (Wrongness.TIMING, r"(?:when|once)(?= (?:they|the|their) )", ("before", "after")),
    (Wrongness.TIMING, r"while they are(?= \w+ing\b)", ("before", "after")),
    (Wrongness.TIMING, r"while(?= \w+ing\b)", ("before", "after")),
    (Wrongness.TIMING, r"during(?= \w)", ("before", "after")),
    (Wrongness.TIMING, r"earlier", ("later",)),
    (Wrongness.TIMING, r"later", ("earlier",)),
    (Wrongness.TIMING, r"(?<!as )early", ("late",)),
    (Wrongness.TIMING, r"(?<!too )late", ("early",)),
    (Wrongness.TIMING, r"until(?= \w)", ("before",)),
    (Wrongness.TIMING, r"(?<=at the )(?:start|beginning)(?= of)", ("end",)),
    (Wrongness.TIMING, r"(?<=at the )end(?= of)", ("start",)),
    (Wrongness.TIMING, r"(?<=the )first(?= (?:step|touch|note|beat|move|movement|strike|hop))", ("last",)),
    (Wrongness.TIMING, r"(?<=the )last(?= (?:step|touch|note|beat|move|movement|strike|hop))", ("first",)),
    (Wrongness.TIMING, r"(?:immediately|right away)", ("a moment later",)),
    (Wrongness.TIMING, r"between(?= (?:compressions|reps|shots|steps|breaths|moves))", ("during",)),
)
"""Pattern of a phrase and what may stand in its place; the pattern is read between word boundaries."""

LOWER_BODY: Final = word_set(
    """
    hip hips knee knees ankle ankles foot feet heel heels toe toes leg legs
    """
)
"""Out of play where an activity is done with the hands."""

BODY_PARTS: Final = {
    "elbow": ("wrist", "shoulder"), "elbows": ("wrists", "shoulders"), "wrist": ("elbow", "shoulder"),
    "wrists": ("elbows", "shoulders"), "hand": ("elbow", "forearm"), "hands": ("elbows", "forearms"),
    "fingers": ("knuckles", "wrists"), "finger": ("thumb", "knuckle"), "thumb": ("index finger", "little finger"),
    "thumbs": ("index fingers", "little fingers"), "knee": ("ankle", "hip"), "knees": ("ankles", "hips"),
    "hip": ("shoulder", "knee"), "hips": ("shoulders", "knees"), "foot": ("knee", "heel"), "feet": ("knees", "heels"),
    "shoulder": ("hip", "elbow"), "shoulders": ("hips", "elbows"), "head": ("chest", "shoulder"),
    "chest": ("chin", "hips"), "chin": ("chest", "head"), "arm": ("leg", "shoulder"), "arms": ("legs", "shoulders"),
    "leg": ("arm", "hip"), "legs": ("arms", "hips"), "toe": ("heel", "ankle"), "toes": ("heels", "ankles"),
    "heel": ("toe", "ankle"), "heels": ("toes", "ankles"), "fingertips": ("palms", "knuckles"),
    "knuckles": ("fingertips", "thumbs"), "palm": ("fingertips", "thumb"), "palms": ("fingertips", "thumbs"),
    "forearm": ("shoulder", "wrist"), "forearms": ("shoulders", "wrists"), "ankle": ("knee", "toe"),
    "ankles": ("knees", "toes"), "torso": ("head", "hips"), "laces": ("toe", "heel"),
    "nostril": ("cheek", "throat"), "nostrils": ("cheeks", "ears"),
}  # fmt: skip
"""A part of the body and the neighbours that could be meant instead, in the same number."""
