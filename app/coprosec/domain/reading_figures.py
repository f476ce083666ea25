"""Statistics said in plain French: what a trainer who never studied them can do with each."""

from coprosec.domain.statistics import FEW, FEWEST, MODERATE, ItemFigures, TestFigures

_FACILITY = (
    (20, "très difficile"),
    (35, "difficile"),
    (65, "bien dosée"),
    (81, "assez facile"),
    (95, "facile"),
    (101, "trop facile : elle n’apprend plus rien sur le groupe"),
)
_DISCRIMINATION = (
    (
        0,
        "à vérifier d’abord : ceux qui savent le mieux la manquent davantage, la bonne réponse est peut-être mal notée",
    ),
    (20, "sépare mal ceux qui savent de ceux qui ne savent pas"),
    (30, "sépare un peu ceux qui savent de ceux qui ne savent pas"),
    (50, "sépare bien ceux qui savent de ceux qui ne savent pas"),
    (101, "sépare très bien ceux qui savent de ceux qui ne savent pas"),
)


def shown(n: int) -> bool:
    """Whether there are enough answers for a statistic to be shown."""
    return n >= FEWEST


def indicative(n: int) -> bool:
    """Whether a statistic that is shown is only an indication."""
    return FEWEST <= n < FEW


def item_reading(figures: ItemFigures) -> str:
    """One question, in a sentence or two."""
    if not shown(figures.n):
        return f"Trop peu de réponses ({figures.n}) pour juger cette question ; il en faut {FEWEST}."
    parts = [f"Question {_band(_FACILITY, figures.facility)}"]
    if figures.discrimination is None:
        parts.append("tout le monde y a eu le même résultat")
    else:
        subject = "elle " if figures.discrimination >= 0 else ""
        parts.append(f"{subject}{_band(_DISCRIMINATION, figures.discrimination)}")
    text = " ; ".join(parts) + "."
    if figures.efficiency is not None and 0 <= figures.efficiency < MODERATE:
        text += " Relisez-la : elle est peut-être ambiguë."
    return text + (" (Indicatif : moins de trente réponses.)" if indicative(figures.n) else "")


def test_reading(figures: TestFigures) -> str:
    """A whole test, in a sentence or two."""
    if not shown(figures.n):
        return f"Trop peu de personnes ({figures.n}) pour juger ce test ; il en faut {FEWEST}."
    if figures.alpha is None:
        return "Tout le monde a le même résultat : le test ne distingue personne."
    if figures.alpha >= 75:
        text = "Le test est cohérent : ses questions mesurent la même chose."
    elif figures.alpha >= 64:
        text = "Le test est assez cohérent pour comparer des groupes."
    else:
        text = "Le test est peu cohérent : ne comparez pas deux personnes à quelques points près."
    return text + (" (Indicatif : moins de trente personnes.)" if indicative(figures.n) else "")


test_reading.__test__ = False  # type: ignore[attr-defined]


def _band(bands: tuple[tuple[int, str], ...], value: float) -> str:
    return next(text for limit, text in bands if value < limit or limit == bands[-1][0])


def item_numbers(figures: ItemFigures) -> str:
    """One question in figures, for whoever compares with Moodle; empty when there are too few answers."""
    if not shown(figures.n):
        return ""
    return _listed(
        ("réponses", figures.n, 0),
        ("écart-type", figures.deviation, 2),
        ("discrimination", figures.discrimination, 0),
        ("efficacité de la discrimination", figures.efficiency, 0),
        ("pondération effective (%)", figures.weight, 0),
        ("tiers le plus fort moins tiers le plus faible (points)", figures.thirds, 0),
    )


def test_numbers(figures: TestFigures) -> str:
    """A whole test in figures; empty when there are too few people."""
    if not shown(figures.n):
        return ""
    return _listed(
        ("personnes", figures.n, 0),
        ("moyenne", figures.mean, 1),
        ("médiane", figures.median, 1),
        ("écart-type", figures.deviation, 2),
        ("cohérence interne (%)", figures.alpha, 0),
        ("taux d’erreur (%)", figures.error_ratio, 0),
        ("erreur type", figures.standard_error, 2),
        ("asymétrie", figures.skewness, 2),
        ("aplatissement", figures.kurtosis, 2),
    )


test_numbers.__test__ = False  # type: ignore[attr-defined]


def _listed(*figures: tuple[str, float | None, int]) -> str:
    """Name and figure of each that has a value, with decimal commas."""
    return " · ".join(
        f"{name} {value:.{digits}f}".replace(".", ",").replace(" -", " −")
        for name, value, digits in figures
        if value is not None
    )
