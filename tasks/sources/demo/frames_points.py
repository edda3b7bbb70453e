"""Ways of saying a coaching point aloud: as a tip, as praise, or as both at once.

A frame is text; `/` ends a sentence. Its slots in braces are filled from the point: `{fault}` (lets),
`{faulting}` (letting), `{good}`, `{gooding}`, `{advice}` (let), `{advising}`, `{why}`, `{payoff}`, `{part}`.
`_you`, `_we` and `_they` put a slot into another person; `g_` takes it from the praised point.
`~` may become a filler, `^` a hedge. The other marks are those of `tasks.sources.demo.grammar`.
"""

TIP_FRAMES = (
    (
        "so right here ~ {sbe} {faulting} / and the thing with that is {why} / "
        "so what I'd like to see is for {o} to {advice}"
    ),
    (
        "one thing I'm noticing is that {s} {fault}, ~ and because of that {why} / "
        "I'd want {o} to {advice}, that way {payoff}"
    ),
    "if you look at the {part} ~ you can see {s} ^ {fault} / {why} / so next time {advice_you}",
    "here's something to work on, {s} ^ {fault}, ~ and {why} / a better way would be to {advice} because then {payoff}",
    "I would like to see {o} {advice} ~ because right now {sbe} {faulting}, and {why}",
    (
        "okay so I stopped it here because of the {part} / {sbe} ^ {faulting} / "
        "when {s} [do] that {why} ~ so {s} [need] to {advice}"
    ),
    (
        "here's where I think {s} could improve a little / {sbe} {faulting}, and it's a common one, but {why} / "
        "try to {advice_you}"
    ),
    "so the tip here would be to {advice_you} / {sbe} {faulting} ~ and the issue is {why}",
    "you want to {advice_you} here / {s} [be] not quite doing that, ~ {sbe} {faulting}, so {why}",
    "I don't love this, {sbe} {faulting} / I mean ~ it works, but {why} / if {s} can {advice}, {payoff}",
    "notice how {s} {fault} / and ~ that's not ideal because {why} / {s} should {advice}",
    "again {s} {fault} / we want to {advice_we}, ~ otherwise {why_we}",
    "so a little bit of a mistake there, ~ {faulting} like that means {why} / {advice_you} and {payoff_you}",
    (
        "I think the biggest thing for {o} to work on is the {part} / {sbe} {faulting} ~ and what happens is {why} / "
        "just {advice_you}, and you'll find {payoff_you}"
    ),
    "right there, did you see that? / {s} {fault} / as soon as that happens {why}, ~ so I would coach {o} to {advice}",
    "{s} [seem] to be {faulting}, ~ it could be a habit / but {why}, so I'd recommend {advising}",
    "a good correction here would be to {advice_you}, so that {payoff_you} / as it is, {sbe} {faulting} ~ and {why}",
    (
        "what I don't want to see is {o} {faulting} / {why} ~ and that's something we can fix pretty easily, "
        "you just {advice_you}"
    ),
    "maybe think about {advising_you} here / because {s} {fault}, and if you keep doing that ~ {why_you}",
    (
        "so the reason this isn't quite working is {sbe} {faulting} / {why} / "
        "{s} [have] to {advice} if {s} [want] it to be consistent"
    ),
    (
        "I'm not sure how well the camera shows it but {sbe} ^ {faulting} / my advice is {advice_you} ~ "
        "because otherwise {why_you}"
    ),
    (
        "let me pause it here / look at the {part}, {sbe} {faulting} / "
        "and I'd much rather see {o} {advice} ~ so that {payoff}"
    ),
    "this is something I tell everybody, ~ {advice_you} / here {s} {fault}, and {why}",
    "instead of {faulting}, ~ {s} should {advice} / because what's happening now is {why}",
    "I'd give {o} a bit of feedback on the {part} / {s} {fault} ~ and the trouble is {why}",
    "so this is where it ^ falls apart / {sbe} {faulting} and ~ {why} / all {s} [have] to do is {advice}",
    "this could be cleaner / {s} could {advice}, ~ and then {payoff} / what we're seeing right now is {s} {fault}",
    "if I was standing next to {o} I'd say {advice_you} / I'd say it because when you're {faulting_you}, ~ {why_you}",
    ("for me it comes down to the {part} here, ~ {sbe} {faulting} / so {advice_you}, even if it feels slow at first"),
    "so what happened there? / well ~ {s} {fault} / and then {why}, so {s} could {advice} and {payoff}",
    "I'd say this is the one thing I'd change, the {part} / at the moment {sbe} {faulting} ~ which means {why}",
    (
        "I get why {sbe} {faulting}, everybody does it when they start, ~ but {why} / "
        "it's better to {advice}, you know, and {payoff}"
    ),
)
"""Criticism and advice."""

GOOD_FRAMES = (
    "this is really nice, ~ {sbe} {gooding} / and because of that {payoff}",
    "I like how {s} {good} here / that means {payoff} ~ and that's exactly what we want",
    "good job here with the {part} / {sbe} {gooding}, so {payoff}",
    "so here you can see {s} {good} ~ which is great / when you do that {payoff_you}",
    "excellent, {sbe} {gooding} / a lot of people don't do that ~ and then {why_they}",
    "one of the things {s} [do] well is the {part} / look, {sbe} {gooding} ~ and {payoff}",
    "watch the {part} here / {s} {good}, and that's what makes it work because {payoff}",
    "what I appreciate about this is that {s} {good}, ~ it shows some experience / and {payoff}",
    "that's a good example of how to do it / {s} {good} and {payoff}, so I would keep doing that",
    "I want to point out something positive / {sbe} {gooding} ~ and you can see the difference it makes, {payoff}",
    "very good, {s} {good} / if you don't do that ~ {why_you}, so that's well done",
    "so {s} [do] a nice job of {gooding} / and thanks to that {payoff}",
    "here {sbe} {gooding} ~ and that's textbook / {payoff}",
    "this is the part I like best / {s} {good} without even thinking about it ~ and so {payoff}",
    "see how {s} {good}? / that's key, because {payoff}",
    "again {sbe} {gooding}, and it's been like that every time so far / that's why {payoff}",
    "you know what, that's solid / {gooding} like that means {payoff}",
    "I'd tell anybody to copy this / {s} {good} ~ and as a result {payoff}",
    "{sbe} {gooding} here, and I think that's a really good habit / it's going to help because {payoff}",
    "nothing to complain about with the {part} / {s} {good} / and {payoff} ~ so yeah, good",
    "so far so good / {s} {good}, ~ that's what I was looking for / {payoff}",
    "it's subtle but {sbe} {gooding} / and that way {payoff} ~ as opposed to the other way where {why}",
    "credit to {o} here for {gooding} / it's not easy, and it pays off because {payoff}",
    "beautiful / {sbe} {gooding} ~ and I can tell this has been practiced, because {payoff}",
    "this right here is what you want to see, ~ {s} {good} / so {payoff}, and it looks easy",
)
"""Praise."""

MIXED_FRAMES = (
    "so I like that {sbe} {g_gooding} / but at the same time {sbe} {faulting} ~ and {why} / I'd want {o} to {advice}",
    (
        "no problem with the {g_part}, {s} {g_good} / where {s} [lose] it a little is that {s} {fault}, ~ so {why} / "
        "{advice_you}"
    ),
    (
        "okay two things / {s} {g_good}, so {g_payoff}, that's great / "
        "the other thing is {sbe} {faulting}, ~ so {s} should {advice}"
    ),
    "{sbe} {g_gooding}, good / now if {s} could also {advice}, ~ then {payoff} / right now {s} {fault}",
    "compared to earlier {sbe} {g_gooding} ~ which helps / but {s} still {fault}, and {why}",
    (
        "good on the {g_part}, {s} {g_good} / not so good on the {part}, because {s} {fault} ~ and {why} / "
        "try {advising_you}"
    ),
    "I'm happy with how {s} {g_good} / I'm a bit less happy that {sbe} {faulting}, ~ so {advice_you} and {payoff_you}",
    (
        "there's a nice bit where {s} {g_good} / and then right after that {s} {fault} ~ so {why} / "
        "the fix is to {advice_you}"
    ),
    "I mean ~ {sbe} {g_gooding} and that's the right idea / it's just that {s} {fault}, and with that {why}",
)
"""Praise for one point and criticism of another."""
