"""What do the words for an unnamed party say of it: the part it plays, and whether it is a person or a firm?"""

import re

#: What a description says of the part a party plays.
_DESCRIBED = (
    ("via", re.compile(
        r"intermediar|middlem|broker|trading|trader|dealer|distributor|reseller|re-?exporter|forward(?:er|ing)|freight|"
        r"посредни|торговы\w+ дом|трейдер|дилер|перекуп|экспедитор|中间商|中介|贸易|經銷|经销|转口|货运|货代", re.I)),
    ("supplier", re.compile(r"supplier|seller|exporter|vendor|поставщик|продав|供应商|出口商", re.I)),
    ("producer", re.compile(r"maker|manufacturer|producer|factory|производител|завод|制造商|厂家", re.I)),
    ("recipient", re.compile(r"buyer|importer|recipient|customer|consignee|покупател|импорт[её]р|заказчик|получател|"
                             r"买家|进口商|客户|收货人", re.I)),
)  # fmt: skip
#: Words that say that a person is meant, and that a firm or office is.
_PERSON = re.compile(
    r"\b(?:man|woman|person|people|official|officer|diplomat|driver|foreman|employee|worker|technician|engineer|clerk|"
    r"nephew|son|brother|source|director|manager|owner|founder|citizen|businessm[ae]n|lawyer|captain)s?\b|сотрудни|чиновни|"
    r"дипломат|водител|мастер|техник\b|кладовщи|собеседник|источник|директор|владел|гендиректор|бизнесмен|предпринимател|"
    r"官员|职员|技术员|司机|员工|人士|经理|老板|商人|外交官",
    re.IGNORECASE,
)
_FIRM = re.compile(
    r"compan|\bfirm|factory|works\b|\bplant|institute|\bhouse\b|contractor|\bbank|\bagency|authority|subsidiar|front\b|"
    r"\bport\b|warehouse|\bпорт\b|\bсклад\b|港口|仓库|"
    r"фирм|компани|завод|институт|торговы\w+ дом|банк|公司|企业|企業|工厂|厂|研究所|单位|銀行|银行|商行",
    re.IGNORECASE,
)
#: Words for whoever lives by trade: no office of state is meant.
_BUSINESS = re.compile(
    r"compan|\bfirms?\b|business|enterprise|фирм|компани|предприяти|公司|企业|企業|商行|工厂|工廠", re.IGNORECASE
)


def parts_told(words: str) -> set[str]:
    """The roles in a transfer that a description tells.

    >>> sorted(parts_told("a freight forwarder")), sorted(parts_told("некий покупатель"))
    (['via'], ['recipient'])
    """
    return {role for role, pattern in _DESCRIBED if pattern.search(words)}


def in_business(words: str) -> bool:
    """Whether a description tells of somebody who trades, makes or hands on goods, so that no state body can be meant.

    >>> in_business("a trading intermediary"), in_business("a military customer")
    (True, False)
    """
    return bool(parts_told(words) - {"recipient"} or _BUSINESS.search(words))


def kinds_told(words: str) -> frozenset[str]:
    """The kinds of parties that may be meant: a person for a director, a firm for a company; "dealer" for anybody who
    hands goods on.

    >>> sorted(kinds_told("a former technician")), sorted(kinds_told("a seller"))
    (['person'], ['dealer', 'organization'])
    """
    if _FIRM.search(words):
        return frozenset({"organization"})
    return frozenset({"person"} if _PERSON.search(words) else {"organization", "dealer"})
