# إطار كل صفحة، والعناصر المشتركة بين الصفحات.

language-name = العربية
language-direction = rtl

shell-product = إمبريماتور
shell-skip = انتقل إلى المحتوى الرئيسي
shell-nav = التنقل الرئيسي
shell-languages = اللغات
shell-signed-in = دخلتَ باسم { $name }
shell-sign-in = تسجيل الدخول
shell-sign-out = تسجيل الخروج
shell-verify = تحقَّق بنفسك
shell-verify-why = كل إجراء معروض هنا مثبت في سجل عام لا يُمحى منه شيء. فلا حاجة بك إلى أن تأخذ بكلامنا.
shell-privacy = لا تحتفظ هذه الصفحات بأي أثر لمن يقرؤها. ولا تُستخدم ملفات تعريف الارتباط إلا عند تسجيل الدخول.

nav-register = السجل
nav-partners = الشركاء
nav-consultations = المشاورات
nav-portfolio = ملفاتي
nav-tasks = مهامي
nav-verify = التحقق
nav-api = البيانات المفتوحة

back = رجوع
breadcrumbs = موقعك الحالي
change = تغيير
not-known = غير معروف
none = لا شيء
show-more = عرض المزيد
download = تنزيل
receipt = الإيصال
working-days-left =
    { $count ->
        [0] ينتهي الأجل اليوم
        [one] بقي يوم عمل واحد
        [two] بقي يوما عمل
        [few] بقيت { $count } أيام عمل
        [many] بقي { $count } يوم عمل
       *[other] بقي { $count } يوم عمل
    }
working-days-late =
    { $count ->
        [0] لا تأخير
        [one] تأخُّر بيوم عمل واحد
        [two] تأخُّر بيومي عمل
        [few] تأخُّر بـ{ $count } أيام عمل
        [many] تأخُّر بـ{ $count } يوم عمل
       *[other] تأخُّر بـ{ $count } يوم عمل
    }
due-on = الأجل: { $date }

pagination = صفحات هذه القائمة
pagination-here = الصفحة { $current } من { $last }
pagination-previous = الصفحة السابقة
pagination-next = الصفحة التالية

error-title =
    { $count ->
        [zero] لا توجد أخطاء
        [one] هناك خطأ
        [two] هناك خطآن
        [few] هناك { $count } أخطاء
        [many] هناك { $count } خطأً
       *[other] هناك { $count } خطأ
    }
error-prefix = خطأ:
error-page-title = خطأ: { $title }

notice-notice = إشعار
notice-warning = تنبيه
notice-success = تمَّ

form-continue = حفظ ومتابعة
form-later = حفظ والعودة لاحقًا
form-send = إرسال
form-cancel = إلغاء
form-optional = اختياري
form-why-we-ask = لماذا نسأل
form-do-not-know = لا أعرف
form-check-answers = راجع إجاباتك
form-question = السؤال { $current } من { $last }

date-day = اليوم
date-month = الشهر
date-year = السنة

problem-not-found-title = لا شيء في هذا العنوان
problem-not-found = ربما كُتب العنوان خطأً. وما نُشر هنا مرةً لا يُزال أبدًا من دون أن تُترك مكانه ملاحظة.
problem-refused-title = هذا غير متاح لك
problem-refused = لا يسمح بذلك الدور المسند إليك. السبب: { $reason }
problem-bad-request-title = تعذَّر فهم الطلب
problem-conflict-title = غيَّر شخص آخر هذا في هذه الأثناء
problem-conflict = لم يضِع شيء مما كتبت. قارن بين الصيغتين أدناه ثم احفظ من جديد.
problem-failure-title = حدث عطل من جانبنا
problem-failure = لم يُحفظ شيء. أعد المحاولة؛ فإن تكرر العطل فأبلغنا بالرقم المرجعي { $reference }.

# Navigation and problems
nav-office = المكتب
trouble-refused = لا يمكن القيام بذلك الآن
trouble-not-allowed = لا يحق لك القيام بذلك
trouble-sign-in = سجّل الدخول أولاً
trouble-not-found = غير موجود
trouble-changed = سبقك شخص آخر
trouble-malformed = تتعذر قراءة هذا الطلب
trouble-lost = ضاع هنا وبقي في السجل الموثَّق
trouble-failed = حدث خلل هنا
trouble-mend = ما ينبغي فعله:
trouble-missing = لا يمكن الجزم: { $what } غير متوفر.
