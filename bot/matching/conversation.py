"""Answers in a conversation: a question may lean on the answer before it."""

from bot.answer import Answer
from bot.commandline.parse import find
from bot.knowledge.course import Language
from bot.matching.answerer import Answerer
from bot.matching.followups import Last, completed
from bot.matching.language import reply_language
from bot.matching.normalise import clean

# The title of an answer is on top, or below what the answered line destroys.
_TITLE_WITHIN = 4


def reply(answerer: Answerer, question: str, default: Language, last: Last | None) -> Answer:
    """The reply to a question after the answer `last`, if there was one in the last minutes."""
    whole = None if last is None else completed(question, last, answerer.index, answerer.grammar)
    if last is None or whole is None:
        return answerer.answer(question, default)
    typed, allowed = clean(question), answerer.index.course.languages
    language = reply_language(typed, typed, last.language or default, allowed)
    alone = answerer.answer(question, language)
    least = 0.0 if whole.is_sure else alone.score
    for each in whole.questions:
        answer = answerer.answer(each, language)
        if answer.id is not None and answer.score >= least:
            return answer
    return alone


def told_in(text: str, answerer: Answerer) -> Last | None:
    """What an answer told, by the text that was shown; None where it is no answer."""
    index = answerer.index
    lines = [line.strip() for line in text.splitlines() if line.strip()][:_TITLE_WITHIN]
    for line in lines:
        call = find(line, answerer.grammar)
        if call is not None and not call.rest and call.title == line:
            return Last("", call.usages[0].command.id, line, None)
        for language, titles in index.titles.items():
            place = next((at for at, title in enumerate(titles) if title == line), None)
            if place is not None:
                return Last("", index.targets[place].id, line, language)
    return None
