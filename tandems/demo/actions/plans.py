"""The plans of the demo's tandems, as the two have shaped them by now."""

from __future__ import annotations

from tandems.actions.plan import Draft, add_item, plan_for, set_state
from tandems.demo.clock import Clock
from tandems.demo.plans import LEYLA_AND_KATRIN
from tandems.models import Meeting, MeetingState, PlanItem, Tandem
from tandems.rules.plan import months


def tell_plan(tandem: Tandem, clock: Clock) -> None:
    """Leyla and Katrin have a plan in their own words, in the order of their meetings."""
    PlanItem.objects.filter(tandem=tandem).delete()  # they have written anew what began as needs
    people = {"mentor": tandem.mentor.person, "mentee": tandem.mentee.person}
    met = _meetings(tandem)
    later = months(clock.today, tandem.program.ends_on)[2:]
    for place, point in enumerate(LEYLA_AND_KATRIN):
        ahead = place - len(met)
        month = met[place].starts_at.date().replace(day=1) if ahead < 0 else later[min(ahead, len(later) - 1)]
        draft = Draft(point.words, point.question, None, month, point.format, point.state, point.card)
        item = add_item(tandem=tandem, draft=draft, by=people[point.by], now=clock.at(-60))
        if ahead < 0:
            plan_for(item, met[place])


def shape_plan(tandem: Tandem, clock: Clock) -> None:
    """Let what the two have met about be discussed, in the order of the plan; some of it was tried out."""
    items = list(PlanItem.objects.filter(tandem=tandem).select_related("tandem").order_by("position"))
    met = _meetings(tandem)
    milestones = [item for item in items if item.card == "farewell"]
    following = [item for item in items if item not in milestones]
    for item, meeting in zip(following, met, strict=False):
        plan_for(item, meeting)
        month = meeting.starts_at.date().replace(day=1)
        PlanItem.objects.filter(pk=item.pk).update(month=month)
        if hasattr(meeting, "session_log"):
            state = "tried" if item.position % 3 == 2 else "discussed"  # noqa: PLR2004  (one in three)
            set_state(item=item, state=state, by=tandem.mentor.person, now=clock.at(-1))


def _meetings(tandem: Tandem) -> list[Meeting]:
    """What took place or is still to come, the first first."""
    found = Meeting.objects.filter(tandem=tandem, state=MeetingState.PLANNED)
    return list(
        found.exclude(session_log__took_place=False).order_by("starts_at").select_related("session_log")
    )
