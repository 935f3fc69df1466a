"""The minimum: what a group that is just large enough still gives away, which no report can prevent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.report.document import Heading, Paragraph

if TYPE_CHECKING:
    from analyzer.report.document import Block
    from analyzer.report.story import Story


def minimum(story: Story) -> tuple[Block, ...]:
    """What a colleague in the smallest group knows, and what to do if that is too much."""
    pen, few, crossed = story.pen, story.least("min_group"), story.least("min_crossed")
    said = (
        pen.say(
            "A group is shown from {few} people. Everybody in it knows their own answers and can take them off the total. What is left "
            "is the total of the others: how much they know together, not who of them knows it.",
            few=few,
        ),
        pen.say(
            "An example: in a group of five a colleague can work out what the other four have right together. With any minimum something "
            "like this remains; the higher the minimum, the less it says."
        ),
        pen.say(
            "A department and a level together are shown from {crossed} people. Is that too few for you, for example because people "
            "fear what follows from their answers? Then choose a higher minimum, before anybody answers. It can be raised, never "
            "lowered.",
            crossed=crossed,
        ),
    )
    return (Heading(pen.say("What the minimum still gives away"), id="minimum"), *map(Paragraph, said))
