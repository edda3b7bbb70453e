"""Words by which coaches praise, blame, wish and point, as data of the rule-based baseline."""

import re
from typing import Final

CLEARED: Final = re.compile(
    r"\b(?:no (?:real |big )?(?:problems?|issues?|complaints?|faults?|mistakes?)|nothing (?:wrong|bad|to (?:complain"
    r"|fix|change|correct))"
    r"|not (?:a )?(?:bad|wrong|problem)|can(?:'t|not| not) (?:fault|complain)"
    r"|(?<!if you )(?<!if he )(?<!if she )(?<!if they )keep (?:on )?doing (?:that|this|it)"
    r"|keep (?:it|that|this) up|right idea|(?:don't|do not) (?:often |always )?see (?:that|this)|only luck)\b",
    re.IGNORECASE,
)
"""Nothing is wrong, although the words for it are there; or it is to stay as it is."""
FAULTED: Final = re.compile(
    r"\b(?:mistakes?|problems?|issues?|trouble|errors?|faults?|wrong(?:ly)?|falls? apart|(?:isn't|is not"
    r"|not) (?:quite |really |so |very )?"
    r"(?:ideal|good|great|working|right|there yet|what (?:you|we|I) want|doing (?:that|this|it))"
    r"|could be (?:\w+ )?(?:better|\w+er|more)"
    r"|could improve|(?:needs?|something|thing|things?|bit|area) to (?:work on|fix|improve|change|clean up)"
    r"|work on (?:is|that|this|here|the|his|her|their|your)"
    r"|I(?:'d| would) (?:change|fix|coach|recommend|suggest|rather|advise)|corrections?|the (?:fix|tip|remedy"
    r"|solution)"
    r"|(?:don't|do not|didn't|wouldn't) (?:\w+ )?(?:love|like|want to see)|less happy|better way|los(?:es|ing) it"
    r"|bit of (?:feedback|advice)"
    r"|(?:happens|common) (?:a lot )?with beginners|needs? (?:some |a (?:little|bit of|lot of) )?(?:\w+ )?work)\b",
    re.IGNORECASE,
)
"""Something is wrong, or is about to be put right."""
PRAISED: Final = re.compile(
    r"\b(?:great|nice(?:ly)?|excellent|perfect(?:ly)?|beautiful(?:ly)?|fantastic|textbook|solid|lovely|superb"
    r"|brilliant|well done|spot on"
    r"|exactly (?:what|how|where|right)|credit to|what (?:you|we|I) want to see|what (?:I|we) (?:was|were) looking for"
    r"|I (?:really |do |also )?(?:like|love|appreciate) (?!to\b)|(?:I'm|I am) (?:really |very )?(?:happy|pleased"
    r"|impressed)"
    r"|good (?:job|work|on|example|habit|here|stuff|technique|form|use|to see)|(?:very|really|pretty|so far so|that's"
    r"|yeah,?) good"
    r"|that's (?:good|key|huge|how)|(?:is|are|does|doing) (?:\w+ )?well|(?:he|she|they|you) does? (?:\w+ )?well"
    r"|pays? off|makes? it work"
    r"|(?:part|thing|what) I (?:really )?like|to copy this|something positive|looks (?:easy|effortless|good|great)"
    r"|which helps|(?:much|way|a lot) better)\b|(?:^|, )good\W*$",
    re.IGNORECASE,
)
"""Something is good."""
WISHED: Final = re.compile(
    r"\b(?:should(?:n't)?|(?:he|she|they|you|we) (?:\w+ )?(?:needs?|has|have|wants?|ought|got) to|next time|I(?:'d"
    r"| would) (?:\w+ )?(?:like|love|want|prefer|say)"
    r"|make sure|could (?:also |maybe |really )?(?!see\b)(?=\w+)|(?:would|might) help|try(?:ing)? (?:to|not|and"
    r"|\w+ing)"
    r"|(?:maybe|just) (?:think|try|work|focus)|as it is|(?:he|she|they|you) still|if (?:he|she|they|you) (?:can"
    r"|could))\b",
    re.IGNORECASE,
)
"""Something should be done otherwise."""
TOO_MUCH: Final = re.compile(
    r"\b(?:too (?!as well\b)\w+|not enough|isn't enough|hardly|barely|(?:a (?:little|bit|touch"
    r"|tad) (?:bit )?)(?:early|late|low|high|stiff|wide|narrow|slow|flat|loose|tense)"
    r"|doesn't|don't|isn't|aren't|without (?:any )?\w+ing|forget(?:s|ting)?|fails?|lacks?|missing|never)\b",
    re.IGNORECASE,
)
"""More or less of something than there should be: blame where a part of the body is named."""
ENDS_BADLY: Final = re.compile(
    r"\b(?:can't|cannot|doesn't|don't|isn't|los(?:e|es|ing)|miss(?:es|ed)?|wast(?:e|es|ing)|hard(?:er)?|late|slow(?:s"
    r"|er)?|tired|weak|flat|twists?"
    r"|falls?|slips?|drops?|strain|hurts?|injur\w+|no|hardly|barely|too|off (?:balance|line)|short|awkward|risk"
    r"|swings?|wild|unstable)\b",
    re.IGNORECASE,
)
"""What follows is bad."""
ENDS_WELL: Final = re.compile(
    r"\b(?:helps?|balanced?|eas(?:y|ier|ily)|controls?|controlled|power(?:ful)?|accura\w+|stable|stays?|gains?|saves?"
    r"|fresh|soft(?:er)?|clean(?:er)?|smooth(?:ly)?|straight"
    r"|consistent|quick(?:er|ly)?|ready|settled|strong(?:er)?|height|relaxed|more|better)\b",
    re.IGNORECASE,
)
"""What follows is good."""
LISTEN: Final = re.compile(
    r"^\W*(?:(?:so|and|now|okay|again|yeah|um|uh|then|you know),? )*(?:watch|look|notice|see|check out|take a look"
    r"|let me|let's|if (?:you|we) look|did you see)\b",
    re.IGNORECASE,
)
"""The listener is told to look there, which judges nothing."""
SPEAKER: Final = re.compile(
    r"^\W*(?:(?:so|and|but|okay|um|uh),? )*(?:I'?m|I am|I'll|I will|I might|I may|I wanted|I was) (?:\w+ ){0,2}?"
    r"(?:trying|going|sure|being|drawing|guessing|talking|looking|mention|pause|circle|rewind|stop)\b",
    re.IGNORECASE,
)
"""The speaker talks of the commentary."""
ADVISES_TO_LOOK: Final = re.compile(
    r"\blook (?:up|down|ahead|forward|for|over)\b|\bwatch (?:out|your)\b", re.IGNORECASE
)
"""The performer is told to look somewhere."""
GIVES_A_CAUSE: Final = re.compile(r"^(?:and )?(?:because|since|'?cause)\b", re.IGNORECASE)
"""A clause that says why: the cause may be the fault itself."""
