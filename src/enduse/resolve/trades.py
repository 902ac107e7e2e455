"""What trade do words tell? A freight forwarder, «Тобол Карго» and 货运代理 are of one; so are a think-tank and an
institute."""

from enduse.resolve.told import told


def trades(text: str) -> frozenset[str]:
    """The trades that a name or a description tells.

    >>> sorted(trades("a freight forwarder")), sorted(trades("Тобол Карго")), sorted(trades("一家货运代理"))
    (['forwarding'], ['forwarding'], ['forwarding'])
    """
    return told(text, "trades")
