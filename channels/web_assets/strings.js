/** The interface's own words. Elements name theirs in `data-text` (content) or `data-label`. */
const WORDS = {
  en: {
    name: "XiaoQ",
    tagline: "Here day and night",
    chat: "Chat with XiaoQ",
    conversation: "Conversation",
    welcome: "Hello, I’m XiaoQ",
    welcomeMore: "Ask me about an order, a return, or anything in our shop.\nI answer in your language.",
    suggestOrder: "Where is my order?",
    suggestReturn: "I want to return an item",
    suggestInvoice: "How do I get an invoice?",
    suggestHuman: "I’d like to talk to a person",
    placeholder: "Write a message…",
    composer: "Your message",
    send: "Send",
    privacy: "Personal details are masked before the AI reads your message. It can make mistakes.",
    newConversation: "New conversation",
    renewed: "New conversation started.",
    undo: "Undo",
    ended: "That conversation has expired. Your next message starts a new one.",
    offline: "Connection lost, retrying…",
    retryNow: "Retry now",
    retry: "Try again",
    sending: "Sending…",
    waiting: "Not sent yet, will retry",
    failed: "Not sent",
    typing: "XiaoQ is writing",
    bot: "XiaoQ",
    user: "You",
    staff: "Our team",
    attach: "Attach a file",
    chosenFile: "Attached:",
    removeFile: "Remove the file",
    uploading: "Uploading…",
    empty: "Not sent: the file is empty. Choose another one.",
    too_large: "Not sent: the file is larger than {limit} MB. Send a smaller one.",
    too_long: "Not sent: the file holds too much text. Send only the part you mean.",
    too_many_pages: "Not sent: the PDF has more than {limit} pages. Send the pages you mean.",
    unknown_type: "Not sent: I can read text, Markdown, CSV, PDF and DOCX files.",
    encrypted: "Not sent: the file is protected by a password. Send it without one.",
    broken: "Not sent: the file is damaged. Save it again and send it.",
    no_text: "Not sent: there is no text in the file. Is it a scan? Write what it says.",
    too_slow: "Not sent: the file takes too long to read. Copy its text into a message.",
    file_gone: "Not sent: the page was reloaded. Choose the file again.",
    sources: "Sources",
    options: "Answers to choose from",
    toDark: "Switch to dark mode",
    toLight: "Switch to light mode",
    toOther: "切换为中文",
    otherLanguage: "中",
    open: "Open the chat",
    close: "Close the chat",
    latest: "Latest messages",
  },
  zh: {
    name: "小Q",
    tagline: "全天候在线客服",
    chat: "与小Q对话",
    conversation: "对话记录",
    welcome: "您好，我是小Q",
    welcomeMore: "订单、退换货、商品与售后，都可以问我。\n您用什么语言，我就用什么语言回答。",
    suggestOrder: "我的订单到哪里了？",
    suggestReturn: "我想退货",
    suggestInvoice: "怎么开发票？",
    suggestHuman: "我要找人工客服",
    placeholder: "请输入您的问题…",
    composer: "您的消息",
    send: "发送",
    privacy: "个人信息会先脱敏，再交给 AI 处理。AI 的回答可能有误。",
    newConversation: "新对话",
    renewed: "已开始新对话。",
    undo: "撤销",
    ended: "之前的对话已过期，发送下一条消息即开始新对话。",
    offline: "连接已断开，正在重试…",
    retryNow: "立即重试",
    retry: "重试",
    sending: "发送中…",
    waiting: "尚未发送，将自动重试",
    failed: "未能发送",
    typing: "小Q正在输入",
    bot: "小Q",
    user: "您",
    staff: "人工客服",
    attach: "添加文件",
    chosenFile: "已添加：",
    removeFile: "移除文件",
    uploading: "上传中…",
    empty: "未能发送：文件是空的，请换一个。",
    too_large: "未能发送：文件超过 {limit} MB，请发送小一些的文件。",
    too_long: "未能发送：文件里的文字太多，请只发送相关的部分。",
    too_many_pages: "未能发送：PDF 超过 {limit} 页，请只发送相关的页。",
    unknown_type: "未能发送：我可以阅读文本、Markdown、CSV、PDF 和 DOCX 文件。",
    encrypted: "未能发送：文件有密码保护，请去掉密码后再发送。",
    broken: "未能发送：文件已损坏，请重新保存后再发送。",
    no_text: "未能发送：文件里没有文字（是扫描件吗？），请把内容打字告诉我。",
    too_slow: "未能发送：文件读取时间过长，请把文字粘贴到消息里。",
    file_gone: "未能发送：页面已刷新，请重新选择文件。",
    sources: "参考来源",
    options: "可选回答",
    toDark: "切换到深色模式",
    toLight: "切换到浅色模式",
    toOther: "Switch to English",
    otherLanguage: "EN",
    open: "打开客服对话",
    close: "关闭对话",
    latest: "最新消息",
  },
};

const TAGS = { en: "en", zh: "zh-CN" };

/** The interface language for a browser's list of languages: Chinese where it comes first. */
export function preferredLanguage(languages = navigator.languages ?? [navigator.language]) {
  const known = languages.map((tag) => tag.slice(0, 2).toLowerCase());
  return known.find((language) => language in WORDS) ?? "en";
}

export function word(language, key) {
  return WORDS[language][key];
}

/** Write the words and the times of every marked element under `root`, `root` included. */
export function speak(root, language) {
  for (const element of marked(root, "[data-text]")) {
    element.textContent = filled(word(language, element.dataset.text), element.dataset);
  }
  for (const element of marked(root, "[data-label]")) {
    const text = word(language, element.dataset.label);
    element.setAttribute("aria-label", text);
    if (element.matches("button")) element.title = text;
    if (element.matches("textarea")) element.placeholder = word(language, "placeholder");
  }
  for (const element of marked(root, "time")) {
    const when = new Date(element.dateTime);
    element.textContent = format(when, language, element.dataset.style);
    element.title = when.toLocaleString(TAGS[language]);
  }
}

/** `{limit}` in a text: a number, bytes as megabytes. */
function filled(text, { limit }) {
  const shown = limit >= 1e5 ? Math.round(limit / 1e5) / 10 : limit;
  return text.replace("{limit}", shown ?? "");
}

function marked(root, selector) {
  const found = [...root.querySelectorAll(selector)];
  return root.matches?.(selector) ? [root, ...found] : found;
}

function format(when, language, style) {
  if (style !== "day") {
    return when.toLocaleTimeString(TAGS[language], { hour: "numeric", minute: "2-digit" });
  }
  const days = Math.round((startOfDay(when) - startOfDay(new Date())) / 86400000);
  if (days > -2 && days < 1) {
    return new Intl.RelativeTimeFormat(TAGS[language], { numeric: "auto" }).format(days, "day");
  }
  return when.toLocaleDateString(TAGS[language], { weekday: "long", month: "long", day: "numeric" });
}

function startOfDay(when) {
  return new Date(when.getFullYear(), when.getMonth(), when.getDate());
}
