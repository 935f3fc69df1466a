"""The answer to what everybody wants to know first: whether one training fits all, or each group needs another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzer.report.document import Heading, Paragraph

if TYPE_CHECKING:
    from analyzer.report.document import Block, Phrase
    from analyzer.report.story import Story


def answer(story: Story) -> tuple[Block, ...]:
    """Yes or no, and what that means for the offer."""
    heading = Heading(story.pen.say("The same training for everybody?"), id="answer")
    return (heading, Paragraph(story.pen.together(_verdict(story)), "lead"), Paragraph(story.pen.together(_meaning(story))))


def _verdict(story: Story) -> list[Phrase]:
    pen, names, differences = story.pen, story.names, story.findings.differences
    if not differences:
        return [pen.say("That cannot be told: there are no two groups that we may compare.")]
    if story.findings.same_for_all:
        return [pen.say("Yes. The groups do not clearly differ in what they need. One offer for everybody is enough.")]
    said = [pen.say("No.")]
    for difference in differences:
        called = names.segmentation_inside(difference.segmentation)
        if difference.modules:
            modules = names.quoted(difference.modules)
            said.append(pen.say("The need clearly differs by {segmentation} in {modules}.", segmentation=called, modules=modules))
        else:
            said.append(pen.say("By {segmentation} we see no clear difference.", segmentation=called))
    return said


def _meaning(story: Story) -> list[Phrase | None]:
    pen, everybody = story.pen, story.findings.organisation
    advised = any(group.found.first for group in story.groups)
    if story.silent:
        return [pen.say("To protect people we show nothing here, and therefore advise nothing.")]
    if not everybody.first and not advised:
        return [pen.say("For no module it is clear that a training is needed now.")]
    if not story.findings.differences:
        return [pen.say("What follows holds for everybody together.")]
    if not story.findings.same_for_all:
        return [pen.say("So look at each group by itself: the table shows what each of them starts with.")]
    differ = any(group.found.first != everybody.first for group in story.groups)
    return [
        pen.say("Plan it once, for the organisation as a whole."),
        pen.say("The groups in the table still differ a little here and there. That can be chance.") if differ else None,
    ]
