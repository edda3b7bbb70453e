"""Sets of words written as text: how a rule-based baseline keeps its closed lists readable."""


def word_set(block: str) -> frozenset[str]:
    """The words of a block of text, parted by white space."""
    return frozenset(block.split())
