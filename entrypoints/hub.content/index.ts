import { defineContentScript } from 'wxt/utils/define-content-script';
export default defineContentScript({ matches: ['https://hub.docker.com/*'], main() { const s=new CSSStyleSheet(); s.replaceSync(':host{color:red}'); const d=document.createElement('tagkin-x'); const r=d.attachShadow({mode:'open'}); try{ r.adoptedStyleSheets=[s]; d.dataset.ok='1'}catch(e){d.dataset.ok=String(e)}; d.dataset.nav=String('navigation' in globalThis); r.append('hello'); document.body.append(d);
 (globalThis as any).navigation?.addEventListener('currententrychange',()=>{d.dataset.cur=location.href}); } });
