"""Chinese prose: from characters to claims. Everything looks at a simplified fold of the text that keeps offsets.

folded     the fold
cutting    words with their parts of speech, by rjieba where the extra `[zh]` is installed, else by our own tables
tables     the cue words of `lang/zh`
pieces     names, times, amounts, and the words between them by what they do
phrases    noun phrases, and relative clauses
clauses    who does what to whom around one verb
referents  whom 该公司, 其, 前者 and a phrase without a name stand for
sayings    who says it
quiet      who declines, does not answer, does not know; `denied` what a bare denial denies
events     verbs with their roles; `copula` 是 and 为; `beside` names side by side; `enough` what is kept
joined     what later words add to an event; `holding` shares and posts in a phrase; `untrue` what is called untrue
colour     how sure, planned or done, denied
teller     sentence by sentence the claims of a document
"""
