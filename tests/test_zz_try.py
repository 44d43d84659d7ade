from tests import factories as f
from app.domain.roles import Role
from app.services.meetings import *
from sqlalchemy import text, event, Engine
from app.db import db
def chk(t):
    try:
        db.session.execute(text("INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)")); print(t,"ok")
    except Exception as x: print(t,str(x)[:80])
def test_it(fresh_app):
    g=f.government(); a=f.agency(g); u=f.user(g,Role.SECRETARIAT,a)
    act=f.actor(u)
    log=[]
    event.listen(Engine,"before_cursor_execute",lambda c,cur,s,p,*m: log.append((s,p)) if "search" in s else None)
    i=plan_meeting(act, PlanMeeting(title="Rakor TPPO", kind="rapat_koordinasi", secretariat_agency_id=a.id))
    for l in log: print(l)
    chk("plan")
    print(db.session.execute(text("select * from search_index")).all(), db.session.execute(text("select sql from sqlite_master where name like 'search%'")).all())
