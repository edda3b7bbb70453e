"""The activities of the demo data: the eleven that ExAct uses, and two that it does not."""

from functools import cache

from schemas.records import Record
from tasks.sources.demo import (
    points_basketball,
    points_bike,
    points_bouldering,
    points_cooking,
    points_covid,
    points_cpr,
    points_dance,
    points_guitar,
    points_piano,
    points_soccer,
    points_unused,
    points_violin,
)
from tasks.sources.demo.sheet import Sheet, read_sheet


class DemoTask(Record):
    """One task of the source, with its real number and name."""

    task_id: int
    """Number in the source's metadata."""
    task_name: str
    """Name in the source's metadata."""


class DemoActivity(Record):
    """One activity: its tasks, how its takes are named, and the words used for it."""

    slug: str
    """Short name, such as `basketball`."""
    domain: str
    """The domain that ExAct counts it under; the scenario for activities that it does not use."""
    is_used: bool
    """Whether ExAct uses it."""
    parent: DemoTask
    """The scenario that the source files it under."""
    tasks: tuple[DemoTask, ...]
    """The tasks of its takes."""
    captures: tuple[str, ...]
    """Patterns of capture names, with the number of the site as `{a}`; the university comes first."""
    performers: tuple[str, ...]
    """Nouns for the person who performs; go after `the` and `this`."""
    place: str
    """Where it happens; goes after `the`."""
    shortest_sec: int
    """Shortest take."""
    longest_sec: int
    """Longest take."""
    sheet_text: str
    """Text of the coaching sheet."""


def _activity(
    slug: str, *, domain: str, parent: str, tasks: str, captures: str, words: str, seconds: str, sheet: str
) -> DemoActivity:
    """Reads the shorthand below: tasks by `;`, captures by blanks, performers and the place by commas."""
    shortest, longest = seconds.split("-")
    *performers, place = words.split(", ")
    return DemoActivity(
        slug=slug,
        domain=domain,
        is_used=slug not in ("trombone", "campsite"),
        parent=_task(parent),
        tasks=tuple(_task(task) for task in tasks.split("; ")),
        captures=tuple(captures.split()),
        performers=tuple(performers),
        place=place,
        shortest_sec=int(shortest),
        longest_sec=int(longest),
        sheet_text=sheet,
    )


def _task(text: str) -> DemoTask:
    number, name = text.split(" ", 1)
    return DemoTask(task_id=int(number), task_name=name)


ACTIVITIES = (
    _activity(
        "basketball",
        domain="Sports",
        parent="6000 Basketball",
        tasks="6001 Basketball Drills - Mikan Layup; 6002 Basketball Drills - Reverse Layup; "
        "6003 Basketball Drills - Mid-Range Jump Shooting",
        captures="uniandes_basketball_9{a} sfu_basketball_9{a} unc_basketball_0931-23_9{a}",
        words="player, shooter, gym",
        seconds="45-100",
        sheet=points_basketball.SHEET,
    ),
    _activity(
        "soccer",
        domain="Sports",
        parent="8000 Soccer",
        tasks="8001 Soccer Drills - Inside Trap and Outside Play; 8003 Soccer Drills - Dribbling; "
        "8004 Soccer Drills - Juggling; 8005 Soccer Drills - Penalty Kick",
        captures="cmu_soccer9{a} utokyo_soccer_8000_9{a} uniandes_soccer_9{a}",
        words="player, striker, field",
        seconds="40-95",
        sheet=points_soccer.SHEET,
    ),
    _activity(
        "bouldering",
        domain="Sports",
        parent="7000 Rock Climbing",
        tasks="7004 Los_Andes_FPC10_men; 7020 LosAndes_V2_R2; 7300 Minnesota_RW_Casual",
        captures="uniandes_bouldering_9{a} minnesota_rockclimbing_9{a}",
        words="climber, gym",
        seconds="40-110",
        sheet=points_bouldering.SHEET,
    ),
    _activity(
        "bike",
        domain="Bike Repair",
        parent="4000 Bike Repair",
        tasks="4001 Remove a Wheel; 4003 Fix a Flat Tire - Replace a Bike Tube; 4004 Clean and Lubricate the Chain; "
        "4006 Adjust a Rear Derailueur",
        captures="georgiatech_bike_9{a} cmu_bike9{a} indiana_bike_9{a}",
        words="mechanic, workshop",
        seconds="120-260",
        sheet=points_bike.SHEET,
    ),
    _activity(
        "cooking",
        domain="Cooking",
        parent="1000 Cooking",
        tasks="1001 Cooking an Omelet; 1002 Cooking Scrambled Eggs; 1007 Cooking Pasta; "
        "1010 Making Cucumber & Tomato Salad; 1003 Cooking Tomato & Eggs",
        captures="iiith_cooking_9{a} nus_cooking_9{a} fair_cooking_9{a}",
        words="cook, chef, kitchen",
        seconds="180-400",
        sheet=points_cooking.SHEET,
    ),
    _activity(
        "covid",
        domain="Health",
        parent="2000 Health",
        tasks="2001 Covid-19 Rapid Antigen Test",
        captures="sfu_covid_9{a} nus_covidtest_9{a}",
        words="participant, test taker, room",
        seconds="150-320",
        sheet=points_covid.SHEET,
    ),
    _activity(
        "cpr",
        domain="Health",
        parent="2000 Health",
        tasks="2005 First Aid - CPR",
        captures="nus_cpr_9{a} sfu_cpr_9{a}",
        words="rescuer, first aider, room",
        seconds="80-150",
        sheet=points_cpr.SHEET,
    ),
    _activity(
        "guitar",
        domain="Music",
        parent="5000 Music",
        tasks="5001 Playing Guitar; 5002 Playing Guitar - Scales and Arpeggios; 5004 Playing Guitar - Freeplaying",
        captures="upenn_0931_Guitar_9{a} unc_music_9{a}",
        words="guitarist, player, practice room",
        seconds="70-160",
        sheet=points_guitar.SHEET,
    ),
    _activity(
        "piano",
        domain="Music",
        parent="5000 Music",
        tasks="5009 Playing Piano; 5010 Playing Piano - Scales and Arpeggios; 5011 Playing Piano - Suzuki Books",
        captures="upenn_0932_Piano_9{a} indiana_music_9{a}",
        words="pianist, student, practice room",
        seconds="70-160",
        sheet=points_piano.SHEET,
    ),
    _activity(
        "violin",
        domain="Music",
        parent="5000 Music",
        tasks="5005 Playing Violin; 5006 Playing Violin - Scales and Arpeggios; 5007 Playing Violin - Suzuki Books",
        captures="upenn_0933_Violin_9{a} unc_music_9{a}",
        words="violinist, student, practice room",
        seconds="70-160",
        sheet=points_violin.SHEET,
    ),
    _activity(
        "dance",
        domain="Dance",
        parent="9000 Dance",
        tasks="9001 Performing the basic choreography; 9002 Performing the advanced choreography; "
        "9005 LosAndes_Basic_Salsa",
        captures="upenn_0934_Dance_9{a} uniandes_dance_9{a}",
        words="dancer, studio",
        seconds="45-120",
        sheet=points_dance.SHEET,
    ),
    _activity(
        "trombone",
        domain="Music",
        parent="5000 Music",
        tasks="5013 Playing Trombone",
        captures="unc_music_9{a}",
        words="musician, practice room",
        seconds="70-120",
        sheet=points_unused.TROMBONE,
    ),
    _activity(
        "campsite",
        domain="Campsite",
        parent="3000 Campsite",
        tasks="3001 Set up a Tent",
        captures="fair_campsite_9{a}",
        words="camper, campsite",
        seconds="150-260",
        sheet=points_unused.CAMPSITE,
    ),
)
"""Every activity of the demo data."""

BY_SLUG = {activity.slug: activity for activity in ACTIVITIES}
"""The activities by their short names."""


@cache
def sheet_of(slug: str) -> Sheet:
    """The coaching sheet of an activity."""
    return read_sheet(BY_SLUG[slug].sheet_text)
