"""Rasa's NLG seam: written responses in the customer's language, and the model for the rest.

# endpoints.yml
nlg:
  type: bot.answer.nlg.AnswerGenerator
"""

from __future__ import annotations

import copy
from typing import Any

from rasa.core.nlg.generator import ResponseVariationFilter
from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from bot.answer.history import recent_messages
from bot.answer.parts import AnswerParts, answer_parts
from bot.answer.question import Answer, Question
from bot.current import Turn, current_turn
from bot.pii.vault import Vault

FREE_FORM = "utter_free_form"
HUMAN_PAYLOAD = "/talk_to_human"
_WRITTEN = ("zh", "en")
"""Languages the domain has responses in."""
_SPOKEN_CHINESE = ("yue", "wuu", "zh")


class AnswerGenerator(TemplatedNaturalLanguageGenerator):  # type: ignore[misc]
    """Rasa builds it with an empty domain and sets `responses` when the model is loaded.

    That it does only for subclasses of its templated generator (`Agent.load_model`).
    """

    def __init__(
        self,
        endpoint_config: EndpointConfig | None = None,
        domain: Domain | None = None,
        *,
        parts: AnswerParts | None = None,
    ) -> None:
        super().__init__(domain.responses if domain else {})
        self._given = parts

    async def generate(
        self,
        utter_action: str,
        tracker: DialogueStateTracker,
        output_channel: str,
        **kwargs: Any,
    ) -> dict[str, Any] | None:
        """The message of `utter_action`: `text`, and `buttons`, `citations`, `source` if any."""
        language = _language(tracker)
        if utter_action == FREE_FORM:
            return await self._free_form(tracker, language)
        slots = {**tracker.current_slot_values(), "language": language}
        template = self._template(utter_action, output_channel, slots)
        if template is None:
            return None
        if language not in _WRITTEN and not _is_written_for(template, language):
            template = await self._translated(template, language)
        message: dict[str, Any] = self._fill_response(template, slots, **kwargs)
        return message

    def _template(
        self, utter_action: str, output_channel: str, slots: dict[str, Any]
    ) -> dict[str, Any] | None:
        """The first variant that fits, so that a translation is made and kept once."""
        if utter_action not in self.responses:
            return None
        fitting = ResponseVariationFilter(self.responses).responses_for_utter_action(
            utter_action, output_channel, slots
        )
        return copy.deepcopy(fitting[0]) if fitting else None

    async def _translated(self, template: dict[str, Any], language: str) -> dict[str, Any]:
        translator = self._parts.translator
        if template.get("text"):
            template["text"] = await translator.translate(template["text"], language)
        for button in template.get("buttons") or ():
            button["title"] = await translator.translate(button["title"], language)
        return template

    async def _free_form(self, tracker: DialogueStateTracker, language: str) -> dict[str, Any]:
        turn = current_turn()
        persona = self._parts.personas.for_line(turn.line if turn else None)
        answer = await self._parts.road.answer(
            Question(
                text=(tracker.latest_message.text if tracker.latest_message else None) or "",
                language=language,
                vault=turn.vault if turn else Vault(),
                line=turn.line if turn else None,
                history=recent_messages(tracker.events, most=persona.model.history),
                session=turn.conversation if turn else None,
                file=await turn.find_file() if turn else None,
            ),
            on_delta=turn.emit_delta if turn else None,
        )
        _note(turn, answer)
        message: dict[str, Any] = {"text": answer.text, "source": answer.source}
        if answer.citations:
            message["citations"] = [dict(citation) for citation in answer.citations]
        if answer.offer_human:
            title = persona.reply("human_button", language)
            message["buttons"] = [{"title": title, "payload": HUMAN_PAYLOAD}]
        return message

    @property
    def _parts(self) -> AnswerParts:
        """Wired at first use, since Rasa builds this class before anything runs."""
        return self._given or answer_parts()


def _language(tracker: DialogueStateTracker) -> str:
    """The turn's language, or the conversation's."""
    turn = current_turn()
    code = (turn.language if turn else None) or tracker.get_slot("language") or "en"
    base = str(code).lower().replace("_", "-").split("-")[0]
    return "zh" if base in _SPOKEN_CHINESE else base


def _is_written_for(template: dict[str, Any], language: str) -> bool:
    """Whether a designer wrote this variant for the language: then it is not translated."""
    return any(
        condition.get("name") == "language" and condition.get("value") == language
        for condition in template.get("condition") or ()
    )


def _note(turn: Turn | None, answer: Answer) -> None:
    """For staff: where the answer came from."""
    if turn is not None:
        turn.citations.extend(answer.citations)
        turn.facts["answer_source"] = answer.source
