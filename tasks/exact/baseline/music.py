"""Lexicons of the instruments, as data of the rule-based baseline."""

from tasks.exact.baseline.lexicons import lexicon

GUITAR = lexicon(
    r"guitar|chord|fret|strum",
    """
    press the string right behind the fret
    lower the shoulder
    mute the bass strings
    slow the tempo down
    keep the thumb behind the middle of the neck
    curl their fingers and use the tips
    keep the wrist of the fretting hand straight
    alternate down and up strokes with the pick
    hold the pick loosely between thumb and index finger
    keep their fingers close to the fretboard
    strum from the wrist with a relaxed arm
    rest the palm lightly on the bridge
    lift all their fingers together at the chord change
    keep the index finger down as an anchor
    pluck the string with the side of the finger
    count the beat out loud
    """,
    """
    get a clear sound without buzzing
    change chords more quickly
    reach the higher frets more easily
    keep a steady rhythm
    keep tension out of the wrist
    mute the strings that are not played
    play the fast passage with less effort
    make the notes ring for longer
    give every note the same volume
    move smoothly to the next position
    """,
    """
    through the whole scale
    at every chord change
    in the fast passage
    """,
    """
    rhythm in the strumming hand
    placement of the thumb
    control of the pick
    timing of the chord changes
    economy of the fingers
    clarity of the notes
    """,
    is_upper_body=True,
)

VIOLIN = lexicon(
    r"violin|\bbow(?:ing)?\b|viola|cello",
    """
    keep the bow parallel to the bridge
    tilt the bow
    lift the chin
    loosen the grip
    use the whole bow from frog to tip
    relax the right wrist at the bow change
    bend the right thumb at the frog
    keep the left thumb loose against the neck
    drop their fingers onto the string from above
    keep the left wrist straight below the neck
    let the weight of the arm sink into the string
    keep the violin level with the floor
    rest the chin lightly on the chin rest
    lift the right elbow for the lower strings
    place the bow midway between bridge and fingerboard
    slow the bow down at the end of the phrase
    play the scale with separate bows
    """,
    """
    get a clear and even tone
    keep the sound from getting scratchy
    play in tune in the higher positions
    change strings without a gap
    keep tension out of the left hand
    let the vibrato move freely
    make the phrase sing
    change the bow without an accent
    play the fast notes more evenly
    bring out the dynamics of the phrase
    """,
    """
    through the whole phrase
    at every bow change
    from the frog to the tip
    """,
    """
    intonation in the left hand
    use of the whole bow
    control of the bow speed
    relaxation in the right wrist
    posture of the neck
    clarity at the string crossings
    """,
    is_upper_body=True,
)

PIANO = lexicon(
    r"piano|keyboard",
    """
    keep their fingers curved over the keys
    lift the pedal
    lower the wrist
    slow the tempo down
    keep their wrists level with the keys
    pass the thumb under without dropping the wrist
    let the weight of the arm fall into the keys
    keep their shoulders low and relaxed
    sit on the front half of the bench
    bring out the melody with the right hand
    play the left hand softly under the melody
    lift the wrist at the end of the phrase
    change the pedal right after the new chord
    keep their fingers close to the surface of the keys
    count the rests before coming back in
    prepare the hand over the next chord
    play the passage slowly with separate hands
    """,
    """
    play the scale evenly
    keep tension out of the wrists
    give the melody more weight than the bass
    move faster across the keyboard
    keep a steady tempo
    shape the end of the phrase
    keep the sound from getting blurred
    reach the black keys more easily
    connect the notes smoothly
    land on the next chord in time
    """,
    """
    through the whole passage
    at the end of the phrase
    in both hands
    """,
    """
    independence of the hands
    evenness of the scale
    control of the pedal
    relaxation in the wrists
    shape of the phrase
    timing of the thumb
    """,
    is_upper_body=True,
)

MUSIC = (GUITAR, VIOLIN, PIANO)
