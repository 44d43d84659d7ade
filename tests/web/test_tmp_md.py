"""tmp"""
from __future__ import annotations
import pytest
from tests import page
from tests.web import matrix
from tests.world import build_empty
from tests.web.test_forms_walk import *  # noqa
MINE = ("agencies","positions","coordinators","people","person_states","appointments","task_forces","task_force_members","users","user_access","holidays","paper_profiles")
def mine(pages): return [p for p in pages if p.endpoint.split(".")[0] in MINE]

@pytest.mark.parametrize("account", ["reader_sek","adm","sda","kep_assigned","nobody","foreign_sek","foreign_adm"])
def test_a(standing, world, visit, account):
    found=[]
    b=visit(account)
    for one in mine(matrix.pages(standing.app, world)):
        a=b.get(one.url)
        exp=matrix.expected(one,account)
        if a.status_code not in exp: found.append(f"{one.endpoint} {one.url} {a.status_code} {exp}")
        elif a.status_code==200: found+=[f"{one.endpoint} {s}" for s in page.faults(standing.app,a)]
    assert not found, "\n".join(found)

@pytest.mark.parametrize("account", ["reader_sek", "adm", "sda"])
def test_b(app, browser_of, account):
    world = build_empty(bare_meetings=False)
    found=[]
    b=browser_of(world.users[account])
    for one in mine(matrix.pages(app, world, only_fillable=True)):
        a=b.get(one.url)
        if a.status_code==200: found+=[f"{one.endpoint} {s}" for s in page.faults(app,a)]
        elif a.status_code not in (403,404): found.append(f"{one.endpoint} {a.status_code}")
    assert not found, "\n".join(found)
