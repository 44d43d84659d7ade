"""Own part of the matrix only."""
import pytest
from tests.web import matrix
from tests.world import ACCOUNTS
OWN=("letters.","letter_steps.","invitations.","follow_up_texts.","meeting_papers.","weekly_report.","meeting_items.show")
@pytest.mark.parametrize("account", ACCOUNTS)
def test_own(standing, world, visit, account):
    browser = visit(account); wrong=[]
    for page in matrix.pages(standing.app, world, only_fillable=True):
        if not page.endpoint.startswith(OWN): continue
        answer = browser.get(page.url)
        if answer.status_code not in matrix.expected(page, account):
            wrong.append((page.endpoint, page.level, answer.status_code, matrix.expected(page, account)))
        wrong += [(page.endpoint, page.level, leak) for leak in matrix.leaks(answer.data, account)]
    assert not wrong, "\n".join(map(str, wrong))


@pytest.mark.parametrize("bare", [False, True])
def test_empty(app, browser_of, bare):
    from tests import page as checker
    from tests.world import build_empty
    from tests.web.matrix import pages, expected
    world = build_empty(bare_meetings=bare)
    for account in ("reader_sek", "sda"):
        browser = browser_of(world.users[account])
        for one in pages(app, world, only_fillable=True):
            if one.endpoint.startswith(OWN):
                answer = browser.get(one.url)
                assert answer.status_code in (200, 303, 403, 404), (one, answer.status_code)
                if answer.status_code == 200 and answer.mimetype == "text/html":
                    assert checker.faults(app, answer, thorough=False) == [], one
