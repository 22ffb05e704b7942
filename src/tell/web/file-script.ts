// The report file's own script, 3 kB at most: keys, theme, filter by report. The file is complete without it. It is text because the
// file carries it inside, under a policy that allows only its hash; it must run in any browser of the last three years as it stands.

/** The script of a report file. */
export const fileScript: string = `
(()=>{const d=document,r=d.documentElement,$=(s,e=d)=>[...e.querySelectorAll(s)],L=$(".lines>li"),say=d.getElementById("say");let keys=true,pending=0;
r.className="js";
const open=l=>{if(!l)return;$(".lines details[open]").forEach(o=>o.open=false);const t=l.querySelector("details");t.open=true;t.querySelector("summary").focus();t.querySelector(".ev").scrollTop=0;history.replaceState(null,"","#"+l.id)};
const now=()=>L.findIndex(l=>l.querySelector("details").open);
const filter=(k,a)=>{const off=!k||a.hasAttribute("aria-current");$(".reps a").forEach(x=>x.removeAttribute("aria-current"));if(!off)a.setAttribute("aria-current","true");
$("[data-r]").forEach(l=>l.classList.toggle("dim",!off&&!l.dataset.r.split(" ").includes(k)));say.textContent=off?"All lines":"Lines of report "+k};
$(".reps a").forEach(a=>a.addEventListener("click",e=>{if(e.ctrlKey||e.metaKey)return;e.preventDefault();filter(a.querySelector("b").textContent,a)}));
const theme=()=>{const dark=r.dataset.theme?r.dataset.theme==="dark":matchMedia("(prefers-color-scheme:dark)").matches;r.dataset.theme=dark?"light":"dark"};
d.getElementById("theme").onclick=theme;
d.getElementById("keys").onclick=e=>{keys=!keys;e.target.textContent="Keys "+(keys?"on":"off");e.target.setAttribute("aria-pressed",keys)};
const cards=()=>$(".lines details[open] .card .at"),card=n=>{const c=cards();if(c.length)c[Math.max(0,Math.min(c.length-1,c.indexOf(d.activeElement)+n))].focus()};
const copy=()=>{const c=d.activeElement.closest(".card")||d.querySelector(".lines details[open] .card");if(!c)return;const t="\\u201c"+$("mark",c).map(m=>m.textContent).join("")+"\\u201d ("+c.querySelector("span").textContent+", "+c.querySelector(".at").textContent+")";navigator.clipboard&&navigator.clipboard.writeText(t);say.textContent="Copied"};
const go={b:"brief",c:"calendar",t:"tripwires",p:"positions",d:"differences",w:"wording",n:"numbers",l:"lineage",a:"actors",r:"reports"};
addEventListener("keydown",e=>{const k=e.key;if(!keys||e.ctrlKey||e.metaKey||e.altKey||e.target.matches("input,textarea,select"))return;
if(pending&&go[k]){pending=0;location.hash=go[k];return}pending=0;
if(k==="g")pending=1;else if(k==="j")open(L[Math.min(L.length-1,now()+1)]);else if(k==="k")open(L[Math.max(0,now()-1)]);
else if(k==="[")card(-1);else if(k==="]")card(1);else if(k==="c")copy();else if(k==="o"){const a=cards()[0];(d.activeElement.closest(".card")?d.activeElement:a||d.body).click()}
else if(k==="Escape"){const l=L[now()];if(l)l.querySelector("summary").focus()}});
const reveal=()=>{const t=d.getElementById(decodeURIComponent(location.hash.slice(1)));if(!t)return;if(t.matches(".lines>li"))open(t);for(let p=t;p=p.closest("details");p=p.parentElement)p.open=true;t.scrollIntoView()};
addEventListener("hashchange",reveal);if(location.hash)reveal();
})()`.replace(/\n/g, "");
