"""A year of 10,000 learners who travel, change their minds and pause, with a bot that breaks down.

Nobody gets two quizzes for one local date, and none is left out while they are subscribed, but
those whose whole day fell into a breakdown. What has to come is worked out apart from the code
under test: from local clocks watched minute by minute where they change.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from heapq import heappop, heappush
from itertools import count
from random import Random
from zoneinfo import ZoneInfo, available_timezones

from bot.quiz.calendar import GRACE, Schedule, due_date, next_due, passed

LEARNERS = 10_000
SCHEDULES = 240
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
START = datetime(2026, 1, 5, 11, 17, tzinfo=UTC)
END = START + 365 * DAY
DAYS = [date(2026, 1, 3) + after * DAY for after in range(370)]


def pool(rng: Random) -> list[Schedule]:
    """Schedules to choose from; every fourth has a pause in it."""
    zones = sorted(available_timezones() - {"localtime", "Factory"})
    made = [
        Schedule(time(rng.randrange(24), rng.randrange(0, 60, 15)), zone, rng.random() < 0.3)
        for zone in rng.sample(zones, SCHEDULES)
    ]
    # Times at which clocks are changed
    made[:60] = [replace(one, at=time(rng.randrange(4), 30)) for one in made[:60]]
    made[::4] = [replace(one, paused_until=rng.choice(DAYS)) for one in made[::4]]
    return made


def clock(schedule: Schedule, day: date) -> datetime:
    """When the zone's clocks show the time first, or have gone past it."""
    zone, wanted = ZoneInfo(schedule.zone), datetime.combine(day, schedule.at)
    either = [wanted.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)]
    minute = min(either)
    while minute.astimezone(zone).replace(tzinfo=None) < wanted:
        minute += MINUTE
    return minute


@dataclass(slots=True)
class Breakdowns:
    """When the bot is down; apart from each other."""

    spans: list[tuple[datetime, datetime]]

    @classmethod
    def some(cls, rng: Random) -> "Breakdowns":
        starts = sorted(START + rng.randrange(1, 360) * DAY for _ in range(14))
        lengths = [timedelta(minutes=round(10 ** rng.uniform(0, 3.8))) for _ in starts]
        spans: list[tuple[datetime, datetime]] = []
        for start, length in zip(starts, lengths, strict=True):
            if not spans or start > spans[-1][1] + DAY:
                spans.append((start, start + length))
        return cls(spans)

    def up(self, moment: datetime) -> datetime:
        """The moment, or when the bot is up again."""
        return next((end for start, end in self.spans if start <= moment < end), moment)


@dataclass(eq=False, slots=True)
class Group:
    """Learners with the same schedule who got their last quiz on the same date."""

    schedule: Schedule
    last: date | None
    members: set[int] = field(default_factory=set)


class Simulation:
    """Serves everybody, from one due moment to the next."""

    def __init__(self, breakdowns: Breakdowns, known: Mapping[Schedule, "Expectation"]) -> None:
        self.breakdowns = breakdowns
        self.known = known
        self.now = START
        self.served = [bytearray(len(DAYS)) for _ in range(LEARNERS)]
        self.group_of: dict[int, Group] = {}
        self.groups: dict[tuple[Schedule, date | None], Group] = {}
        self.queue: list[tuple[datetime, int, Group]] = []
        self.ties = count()

    def join(self, members: set[int], schedule: Schedule, last: date | None) -> None:
        key = (schedule, last)
        if key not in self.groups:
            self.groups[key] = Group(schedule, last)
            at = next_due(schedule, last, self.now)
            heappush(self.queue, (max(at, self.now), next(self.ties), self.groups[key]))
        self.groups[key].members |= members
        self.group_of.update(dict.fromkeys(members, self.groups[key]))

    def change(self, learner: int, schedule: Schedule) -> None:
        group = self.group_of[learner]
        group.members.discard(learner)
        last = max(group.last or date.min, passed(schedule, self.now))
        self.join({learner}, schedule, last)

    def run_until(self, moment: datetime) -> None:
        while self.queue and self.queue[0][0] <= moment:
            at, _, group = heappop(self.queue)
            up = self.breakdowns.up(at)
            if up > at:
                heappush(self.queue, (up, next(self.ties), group))
                continue
            self.now = at
            self.serve(group)
        self.now = moment

    def serve(self, group: Group) -> None:
        del self.groups[group.schedule, group.last]
        if not group.members:
            return
        due = due_date(group.schedule, group.last, self.now)
        if due is not None:
            index = (due - DAYS[0]).days
            assert self.now == self.breakdowns.up(self.known[group.schedule].moments[index])
            for learner in group.members:
                self.served[learner][index] += 1
            back = 11 * DAY / (1 + index)  # the clock jumps back now
            assert due_date(group.schedule, due, self.now - back) is None
        self.join(group.members, group.schedule, due or group.last)


class Expectation:
    """What has to be served of a schedule: the moment of each date, and whether it can be sent."""

    def __init__(self, schedule: Schedule, breakdowns: Breakdowns) -> None:
        self.moments = [clock(schedule, day) for day in DAYS]
        self.wanted = bytearray(
            self._wanted(schedule, breakdowns, at, day)
            for at, day in zip(self.moments, DAYS, strict=True)
        )

    def _wanted(self, schedule: Schedule, downs: Breakdowns, at: datetime, day: date) -> bool:
        if schedule.weekdays_only and day.weekday() >= 5:
            return False
        if schedule.paused_until is not None and day < schedule.paused_until:
            return False
        up = downs.up(at)
        midnight = clock(replace(schedule, at=time()), day + DAY)
        return up < max(midnight, at + GRACE)


def expected(periods: Sequence[tuple[datetime, Expectation]]) -> bytearray:
    """The dates that a learner has to get; a schedule counts from its moment to the next one's."""
    dates = bytearray(len(DAYS))
    ends = [*(start for start, _ in periods[1:]), END]
    skipped = 0
    for (start, schedule), end in zip(periods, ends, strict=True):
        skipped = max(skipped, bisect_right(schedule.moments, start), dates.rfind(1) + 1)
        beyond = bisect_right(schedule.moments, end)
        dates[skipped:beyond] = schedule.wanted[skipped:beyond] if skipped < beyond else b""
    return dates


def changes(rng: Random, breakdowns: Breakdowns) -> Iterator[tuple[datetime, int]]:
    """Moments at which a learner sets another schedule; the bot has to be up."""
    for _ in range(LEARNERS):
        minute = START + rng.randrange(60, 364 * 24 * 60) * MINUTE + timedelta(seconds=30)
        if breakdowns.up(minute) == minute:
            yield minute, rng.randrange(LEARNERS)


def test_a_year_of_ten_thousand_learners() -> None:
    rng = Random(1)
    schedules, breakdowns = pool(rng), Breakdowns.some(rng)
    known = {schedule: Expectation(schedule, breakdowns) for schedule in schedules}
    simulation = Simulation(breakdowns, known)
    periods: dict[int, list[tuple[datetime, Schedule]]] = defaultdict(list)
    for learner in range(LEARNERS):
        schedule = rng.choice(schedules)
        periods[learner].append((START, schedule))
        simulation.join({learner}, schedule, passed(schedule, START))
    for moment, learner in sorted(changes(rng, breakdowns)):
        simulation.run_until(moment)
        schedule = rng.choice(schedules)
        periods[learner].append((moment, schedule))
        simulation.change(learner, schedule)
    simulation.run_until(END)
    total = 0
    for learner, served in enumerate(simulation.served):
        assert max(served) == 1
        mine = [(start, known[schedule]) for start, schedule in periods[learner]]
        assert served == expected(mine), periods[learner]
        total += sum(served)
    assert total > LEARNERS * 200
