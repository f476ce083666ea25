"""The window: the only place that imports Qt. Pages show frozen views and emit intents; controllers call services.

What the first page needs does without the class `Qt`, whose 92 enums Python makes when it is first named: 11 ms, a
tenth of a start. There, properties take Qt’s names as text, and whatever comes later imports `Qt` where it stands.
"""
