"""An event: a day or days, or hours in Paris."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from partage_site.diagnostics import Complaint
from partage_site.models.choices import choice
from partage_site.models.dates import Bound, End, Moment, at_hour, day_of, instant, last_day_of
from partage_site.models.declaration import Key, record
from partage_site.models.entry import Common
from partage_site.models.fields import Many, Text, Url, YesNo
from partage_site.models.references import Reference, References
from partage_site.models.targets import Target
from partage_site.wording import models as wording


class EventStatus(StrEnum):
    """Whether an event takes place as announced."""

    CONFIRMED = "confirmé"
    POSTPONED = "reporté"
    CANCELLED = "annulé"


class EventState(StrEnum):
    """Where an event stands from today; the values are those of `data-etat`."""

    UPCOMING = "a-venir"
    RUNNING = "en-cours"
    PAST = "passe"


@record
class Attachment:
    """A document, in the project or elsewhere."""

    title: Annotated[Text, Key("titre", "Titre du document")]
    file: Annotated[Text | None, Key("fichier", "Fichier", "Son chemin, à partir de ce fichier.")] = None
    url: Annotated[Url | None, Key("url", "Adresse", "S’il est en ligne ailleurs.")] = None
    accessible: Annotated[
        Target | None, Key("version_accessible", "Version accessible", "Un fichier ou une adresse, si elle est à part.")
    ] = None

    def complaints(self) -> Iterator[tuple[str, Complaint]]:
        """A document is in one place."""
        if not self.file and not self.url:
            yield "titre", wording.missing_one_of("fichier", "url")
        elif self.file and self.url:
            yield "url", wording.only_one_of("fichier", "url")


@record
class Photo:
    """A photo, told to those who cannot see it, with whom to thank."""

    file: Annotated[Text, Key("fichier", "Fichier")]
    alt: Annotated[Text, Key("alt", "Description", "Ce que montre la photo.")]
    credit: Annotated[Text, Key("credit", "Crédit")]
    minors: Annotated[YesNo, Key("mineurs", "Montre des mineurs")] = False
    authorised: Annotated[YesNo, Key("autorisation", "Autorisations écrites obtenues")] = False

    def complaints(self) -> Iterator[tuple[str, Complaint]]:
        """Minors are shown with their families' consent."""
        if self.minors and not self.authorised:
            yield "fichier", wording.minors_without_consent()


@record
class Event(Common):
    """An event of the network."""

    title: Annotated[Text, Key("titre", "Titre", example="Week-End ParTAGE à Marseille")]
    start: Annotated[Bound | None, Key("debut", "Début", "Un jour, ou un jour et une heure.", "2026-11-21")] = None
    end: Annotated[End | None, Key("fin", "Fin", "Le dernier jour, ou l’heure de la fin.")] = None
    date_unconfirmed: Annotated[YesNo, Key("date_a_confirmer", "Date à confirmer", example="oui")] = False
    former_start: Annotated[Moment | None, Key("date_initiale", "Date initiale", "D’un événement reporté.")] = None
    series: Annotated[
        Reference | None, Key("serie", "Rendez-vous", "Celui dont c’est une édition.", "wepi", target="serie")
    ] = None
    town: Annotated[Text | None, Key("ville", "Ville", example="Marseille")] = None
    region: Annotated[Text | None, Key("region", "Région", "Si la ville est inconnue.")] = None
    venue: Annotated[Text | None, Key("lieu", "Lieu", "La salle, l’école.")] = None
    address: Annotated[Text | None, Key("adresse", "Adresse")] = None
    access: Annotated[
        Text | None,
        Key("accessibilite", "Accessibilité du lieu", "Ce qui est vérifié, rien d’autre.", "de plain-pied"),
    ] = None
    online: Annotated[Url | None, Key("en_ligne", "En ligne", "L’adresse de la visioconférence.")] = None
    host: Annotated[
        Reference | None, Key("accueil_par", "Accueilli par", example="echanges-phoceens", target="programme")
    ] = None
    partners: Annotated[
        References, Key("partenaires", "Programmes partenaires", example="[echanges-phoceens]", target="programme")
    ] = ()
    themes: Annotated[References, Key("themes", "Thèmes", target="theme")] = ()
    registration: Annotated[Url | None, Key("inscription", "Inscription", "L’adresse du formulaire.")] = None
    status: Annotated[EventStatus, choice(EventStatus), Key("statut", "Statut", example="confirmé")] = (
        EventStatus.CONFIRMED
    )
    documents: Annotated[
        Many[Attachment],
        Key("documents", "Documents", example="[{titre: Programme, fichier: programme.pdf}]"),
    ] = ()
    photos: Annotated[
        Many[Photo],
        Key("photos", "Photos", example="[{fichier: photo.jpg, alt: …, credit: …}]"),
    ] = ()

    @property
    def first_day(self) -> date | None:
        """The day in Paris on which it begins; None for a postponed event without a new date."""
        return None if self.start is None else day_of(self.start)

    @property
    def last_day(self) -> date | None:
        """The last day in Paris that it touches."""
        return None if self.start is None else last_day_of(self.start, self.end)

    def state(self, today: date) -> EventState:
        """Whether it is to come, running or past on `today` (a day in Paris), told by its last day everywhere."""
        if self.first_day is None or self.last_day is None or today < self.first_day:
            return EventState.UPCOMING
        return EventState.PAST if today > self.last_day else EventState.RUNNING

    def where(self, town: str) -> str:
        """Venue, address and `town`, which is not said again after its postcode."""
        said = self.address and posted(town).search(self.address)
        return ", ".join(dict.fromkeys(part for part in (self.venue, self.address, "" if said else town) if part))

    def complaints(self) -> Iterator[tuple[str, Complaint]]:
        """What is wrong between fields, each with the key to show."""
        if self.start is None:
            if self.status is not EventStatus.POSTPONED or self.former_start is None:
                yield "", wording.missing_start()
            if self.end is not None:
                yield "fin", wording.end_without_start(postponed=self.status is EventStatus.POSTPONED)
        elif self.start == self.former_start:
            yield "date_initiale", wording.same_former_start()
        elif self.end is not None:
            if isinstance(self.start, datetime) is not isinstance(self.end, datetime):
                yield "fin", wording.day_and_hour_mixed(at_hour(self.start, "09:30"), at_hour(self.end, "18:00"))
            elif instant(self.end) < instant(self.start):
                yield "fin", wording.end_before_start(str(self.start)[:16], str(self.end)[:16])


def posted(town: str) -> re.Pattern[str]:
    """Finds a postcode, its group, before `town`, whose arrondissement or department an address does not say."""
    name = re.escape(re.split(r" \d| [(]", town)[0])
    return re.compile(rf"\b(\d{{5}})\s+{name}\b", re.IGNORECASE)
