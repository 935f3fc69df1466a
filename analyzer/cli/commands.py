"""The commands, each a thin skin over one function of the interface."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from analyzer.cli import spoken
from analyzer.cli.outcome import FILE_PROBLEM
from analyzer.text import Text

if TYPE_CHECKING:
    from datetime import datetime

files = click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
survey_option = click.option(
    "--survey", metavar="ID|DIR|WORKBOOK", help="A bundled survey, or your own as a folder or workbook; else found by matching."
)
company_option = click.option("--company", type=click.Path(path_type=Path), help="The company workbook with head counts and needs.")
mapping_option = click.option(
    "--mapping", metavar="WORKBOOK", type=click.Path(path_type=Path, dir_okay=False), help="The workbook with questions, filled in."
)
language_option = click.option("--language", type=click.Choice(["nl", "en"]), default="nl", show_default=True, help="Language of texts.")
json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")
workbook_option = click.option(
    "--out", metavar="WORKBOOK", type=click.Path(path_type=Path, dir_okay=False), required=True, help="A new .xlsx file."
)
out_option = click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Folder to write into.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="social-survey-analyzer")
def commands() -> None:
    """From the export of an anonymous knowledge survey to the training each group needs, and how sure that is."""


@commands.command()
@out_option
@language_option
@click.option("--no-open", is_flag=True, help="Do not open the report in the browser.")
def demo(out: Path | None, language: str, no_open: bool) -> None:
    """The whole job on the bundled sample: reads an export, writes a report, opens it."""
    from analyzer import api, assets

    say = Text(language).say
    sample = assets.surveys() / "social-media" / "sample"
    spoken.tell(say("Reading the sample export …"))
    findings = api.analyze(sample / "responses.csv", survey="social-media", company=sample / "company.xlsx", wave="demo")
    spoken.tell(say("Writing the report …"))
    index = api.render(findings, out or Path("reports") / "demo", language=language)
    spoken.finished(index, language, open_it=not no_open)


@commands.command()
@files
@survey_option
@company_option
@mapping_option
@click.option(
    "--write-mapping",
    metavar="WORKBOOK",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the questions about the file to a new .xlsx file, to fill in.",
)
@click.option(
    "--write-company",
    metavar="WORKBOOK",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write a company workbook with the groups in the file to a new .xlsx file, to fill in.",
)
@language_option
@json_option
def check(
    files: tuple[Path, ...],
    survey: str | None,
    company: Path | None,
    mapping: Path | None,
    write_mapping: Path | None,
    write_company: Path | None,
    language: str,
    as_json: bool,
) -> None:
    """What was recognised in an export, what is asked about it and what is wrong with it; makes no report."""
    from analyzer import api

    told = api.check(
        files,
        survey=survey,
        company=company,
        mapping=mapping,
        language=language,
        write_mapping=write_mapping,
        write_company=write_company,
    )
    spoken.list_written({"mapping": write_mapping, "company": write_company}, language)
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False))
    else:
        for line in spoken.described(told, Text(language)):
            click.echo(line)
    if told["questions"] or any(problem["severity"] != "note" for problem in told["problems"]):
        raise click.exceptions.Exit(FILE_PROBLEM)


@commands.command()
@files
@survey_option
@company_option
@mapping_option
@click.option("--wave", metavar="NAME", help="What to call this measurement; its month where nothing is given.")
@click.option("--fieldwork", type=click.DateTime(["%Y-%m-%d"]), help="Date of the survey, for questions whose right answer changed.")
@out_option
@language_option
@click.option("--min-group", type=click.IntRange(min=5), default=5, show_default=True, help="Smallest group that is shown.")
@click.option("--single-file", is_flag=True, help="Put styles and scripts inside each page.")
@click.option("--final", is_flag=True, help="Release this measurement once and for all; without it the report is a concept.")
@json_option
def report(
    files: tuple[Path, ...],
    survey: str | None,
    company: Path | None,
    mapping: Path | None,
    wave: str | None,
    fieldwork: datetime | None,
    out: Path | None,
    language: str,
    min_group: int,
    single_file: bool,
    final: bool,
    as_json: bool,
) -> None:
    """Make the report of one wave: pages, workbook and findings.json."""
    from analyzer import api

    index, findings = api.write_report(
        files,
        out,
        survey=survey,
        company=company,
        mapping=mapping,
        wave=wave,
        fieldwork=fieldwork.date() if fieldwork else None,
        min_group=min_group,
        language=language,
        single_file=single_file,
        final=final,
    )
    problems = api.problems_as_json(findings.problems, language)
    if as_json:
        click.echo(json.dumps(spoken.summary(findings, index) | {"problems": problems}, ensure_ascii=False))
        return
    spoken.list_problems(problems)
    spoken.say_status(findings, index, language)
    spoken.finished(index, language, open_it=False)


@commands.command()
@click.argument("findings", type=click.Path(path_type=Path, dir_okay=False))
@out_option
@language_option
@click.option("--single-file", is_flag=True, help="Put styles and scripts inside each page.")
def render(findings: Path, out: Path | None, language: str, single_file: bool) -> None:
    """Write the same findings again, in another language or another folder."""
    from analyzer import api

    known = api.read_findings(findings)
    folder = out or Path("reports") / api.folder_name(known.survey.id, known.wave, language)
    spoken.finished(api.render(known, folder, language=language, single_file=single_file), language, open_it=False)


@commands.group()
def survey() -> None:
    """The surveys that come with the program, and checking one of your own."""


@survey.command("list")
@language_option
def list_surveys(language: str) -> None:
    """The bundled surveys."""
    from analyzer import api

    for name in api.surveys():
        known = api.survey_wording(name)
        click.echo(f"{name}\t{known.version}\t{known.wording(language).title}")


@survey.command("show")
@click.argument("id")
@language_option
def show_survey(id: str, language: str) -> None:
    """All questions of a survey, with the right answers."""
    from analyzer import api

    for line in spoken.questions(api.survey_wording(id), language):
        click.echo(line)


@survey.command("verify")
@click.argument("folder", type=click.Path(path_type=Path))
@language_option
def verify_survey(folder: Path, language: str) -> None:
    """Every fault in a survey, at once."""
    from analyzer import api

    problems = api.verify_survey(folder)
    spoken.list_problems(api.problems_as_json(problems, language))
    if any(problem.severity == "stop" for problem in problems):
        raise click.exceptions.Exit(FILE_PROBLEM)
    click.echo(Text(language).say("This survey can be used."))


@survey.command("draft")
@files
@workbook_option
@language_option
def draft_survey(files: tuple[Path, ...], out: Path, language: str) -> None:
    """Write a workbook with the questions of an export, to complete in Excel and use as --survey."""
    from analyzer import api

    click.echo(api.draft(files, out, language=language))


@survey.command("key")
@click.argument("survey", metavar="ID|DIR|WORKBOOK")
@workbook_option
@language_option
def key_of_survey(survey: str, out: Path, language: str) -> None:
    """Write the same workbook for a survey that exists, with its right answers."""
    from analyzer import api

    click.echo(api.key(survey, out, language=language))


@commands.command()
@click.option("--survey", "survey_id", default="social-media", show_default=True, help="The survey to answer.")
@click.option("--respondents", type=click.IntRange(min=1, max=200_000), default=230, show_default=True, help="How many people answer.")
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed writes the same files.")
@click.option("--format", "platform", type=click.Choice(["google-forms"]), default="google-forms", show_default=True, help="Whose export.")
@click.option("--xlsx", is_flag=True, help="Write the answers as a workbook.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="Folder to write into.")
@language_option
def sample(survey_id: str, respondents: int, seed: int, platform: str, xlsx: bool, out: Path, language: str) -> None:
    """Write a made-up export with its company workbook and the truth behind it."""
    from analyzer import api

    file = "xlsx" if xlsx else "csv"
    for path in api.sample(out, survey=survey_id, respondents=respondents, seed=seed, platform=platform, language=language, file=file):
        click.echo(path)


@commands.command()
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Port on this computer; a free one where nothing is given.")
@click.option("--no-open", is_flag=True, help="Do not open the page in the browser.")
@language_option
def serve(port: int, no_open: bool, language: str) -> None:
    """The upload page, on this computer only."""
    from analyzer import web

    raise click.exceptions.Exit(web.serve(port, open_browser=not no_open, language=language))
