"""Sentences of a transcript that speak to a machine, not of a performance: part of the rule-based baseline."""

import re
from typing import Final

_ADDRESSED: Final = re.compile(
    r"[{}<>`|\\\[\]^~@#=]|https?:|\bwww\."
    r"|\b(?:ignore|disregard|forget|override|bypass)\s+(?:\w+\s+){0,3}?(?:above|previous|prior|earlier"
    r"|instructions?|prompts?|rules|everything|text)\b"
    r"|\b(?:option|choice|answer|candidate)\s*(?:number\s*)?(?:\d+|(?-i:[A-E]))\b|\bcorrect (?:answer"
    r"|option|choice)\b"
    r"|\b(?:answer|respond|reply|output|print|return)\s+(?:only\s+)?(?:with|in|the|as|a|an|json|yes|no|\d+"
    r"|exactly|option)\b"
    r"|\b(?:json|xml|yaml|markdown|html|schema|prompt|system message|chatbot|language model|verdict"
    r"|distractors?"
    r"|unusable_reason|good_execution|wrong_in|assistant|developer mode|jailbreak)\b"
    r"|\b(?:you are|act as|pretend to be)\s+(?:now\s+)?(?:an?\s+)?(?:ai|assistant|model|bot|gpt|llm)\b"
    r"|^\s*(?:system|user|assistant|human|instructions?|note to (?:the )?model)\s*:"
    r"|\b(?:write|say|set|mark|label|rate|grade|score)\s+(?:\w+\s+){0,4}?(?:feedback|verdict|as correct|as"
    r" a tip|as tip|question)\b"
    r"|\bas instructed\b|\bthese instructions\b|\bnew instructions?\b",
    re.IGNORECASE,
)

_MARKED: Final = re.compile(r"\{[^{}]*\}|```[^`]*```|<(\w{1,20})[^<>]*>[^<>]*</\1>")
_PLACEHOLDER: Final = "\n{}\n"


def without_markup(text: str) -> str:
    """The text with every object in braces, code block and element made one empty object on its own line.

    What stands in markup is left out whole: sentence ends inside it would let a half of it pass for speech.
    """
    return _MARKED.sub(_PLACEHOLDER, text)


def addresses_machine(sentence: str) -> bool:
    """Whether the sentence holds an instruction to a model, an answer to pick, or markup."""
    return bool(_ADDRESSED.search(sentence))
