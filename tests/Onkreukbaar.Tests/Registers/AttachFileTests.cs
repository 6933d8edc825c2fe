using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Onkreukbaar.Modules.Registers.AttachFile;
using Onkreukbaar.Platform.Modules.Files;
using Onkreukbaar.Platform.Modules.Work;
using Onkreukbaar.Tests.Administration;
using Onkreukbaar.Tests.Support;

namespace Onkreukbaar.Tests.Registers;

/// <summary>A photo or document with a gift: what it is follows from its content, and it never runs here.</summary>
public sealed class AttachFileTests
{
    private const string Utrecht = "gemeente-utrecht";

    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[600_000]];

    private static SetTime Now => new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task A_photo_goes_along_and_who_decides_downloads_it_as_it_was_sent(DatabaseKind kind)
    {
        await using var house = await RunningHouse.OpenAsync(kind, time: Now);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await FilledInAsync(employee);

        await UploadAsync(employee, id, "vakantie\u202Egpj.foto.JPG", Jpeg);
        employee.Text.ShouldContain(".jpg");
        await employee.GoAsync($"/{Utrecht}/geschenken/melden/{id}/controleren");
        employee.Text.ShouldContain("Bijlagen (1)");
        await employee.SubmitAsync();

        var manager = await (await house.Visitor().SignInAsync(Utrecht, "leidinggevende")).OpenGiftAsync(Utrecht, id);
        var link = manager.Page.QuerySelector("main a[download]")!;
        link.TextContent.ShouldBe("vakantiegpj.foto.jpg", "a mark that turns the reading direction is left out");
        var answer = await manager.Http.GetAsync(new Uri(link.GetAttribute("href")!, UriKind.Relative));
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(Jpeg);
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        answer.Headers.GetValues("Content-Security-Policy").ShouldBe(["sandbox; default-src 'none'"]);
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        (await house.EntriesAsync(Utrecht)).Count(entry => entry.Action == "attached").ShouldBe(1);
        (await (await house.Visitor().SignInAsync(Utrecht, "vergunningen-2")).GoAsync(link.GetAttribute("href")!)).Status.ShouldBe(HttpStatusCode.NotFound, "a colleague");
    }

    [Theory]
    [InlineData("leeg.jpg", 0)]
    [InlineData("programma.pdf", 1)]
    [InlineData("plaatje.svg", 2)]
    [InlineData("pagina.html.jpg", 3)]
    [InlineData("archief.docx", 4)]
    public async Task What_is_no_photo_or_document_is_refused_at_the_field_and_nothing_typed_is_lost(string name, int which)
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await FilledInAsync(employee);
        byte[][] contents = [[], [0x4D, 0x5A, .. new byte[100]], "<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"u8.ToArray(), "<html><script>1</script>"u8.ToArray(), Zip("iets.txt")];

        await UploadAsync(employee, id, name, contents[which]);

        employee.Status.ShouldBe(HttpStatusCode.BadRequest);
        employee.ErrorAt("bestand").ShouldNotBeNullOrWhiteSpace();
        employee.Page.QuerySelector("main a[href='#bestand']").ShouldNotBeNull("the summary leads to the field");
        (await house.ReadAsync(db => db.Set<StoredFile>().IgnoreQueryFilters().CountAsync())).ShouldBe(0);
        await employee.GoAsync($"/{Utrecht}/geschenken/melden/{id}");
        employee.Page.QuerySelector("input[name='Form.Description']")!.GetAttribute("value").ShouldBe("Een boek over de stad");
    }

    [Fact]
    public async Task A_word_document_is_a_document()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");

        await UploadAsync(employee, await FilledInAsync(employee), "brief.docx", Zip("word/document.xml"));

        employee.Status.ShouldBe(HttpStatusCode.OK);
        employee.Text.ShouldContain("brief.docx");
    }

    [Fact]
    public async Task A_file_of_fifty_megabytes_is_refused_with_a_clear_sentence()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await FilledInAsync(employee);

        await UploadAsync(employee, id, "film.jpg", [0xFF, 0xD8, 0xFF, .. new byte[50 * 1024 * 1024]]);

        employee.Status.ShouldBe(HttpStatusCode.BadRequest);
        employee.Text.ShouldContain("Een bestand mag hoogstens 25 MB zijn");
        await UploadAsync(employee, id, "foto.jpg", [0xFF, 0xD8, 0xFF, .. new byte[24 * 1024 * 1024]]);
        employee.Status.ShouldBe(HttpStatusCode.OK, "just below the limit");
    }

    [Fact]
    public async Task Somebody_else_attaches_nothing_to_what_is_not_theirs()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await FilledInAsync(employee);
        var other = await house.Visitor().SignInAsync(Utrecht, "vergunningen-2");

        await other.GoAsync($"/{Utrecht}/geschenken/melden/{id}/bijlagen");

        other.Heading.ShouldBe("Een geschenk melden");
    }

    [Theory]
    [ClassData(typeof(BothDatabases))]
    public async Task What_was_never_sent_is_gone_the_day_after_and_what_was_sent_stays(DatabaseKind kind)
    {
        var time = Now;
        await using var house = await RunningHouse.OpenAsync(kind, time: time);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var (sent, unsent) = (await FilledInAsync(employee), await FilledInAsync(employee));
        await UploadAsync(employee, unsent, "vergeten.jpg", Jpeg);
        await UploadAsync(employee, sent, "foto.jpg", Jpeg);
        await employee.GoAsync($"/{Utrecht}/geschenken/melden/{sent}/controleren");
        await employee.SubmitAsync();
        var daily = house.Services.GetRequiredService<ForgetUnsentDaily>();
        await daily.LookAsync(TestContext.Current.CancellationToken);
        (await OwnersAsync(house)).ShouldBe([sent, unsent], ignoreOrder: true, "today somebody may still go on");
        time.Advance(TimeSpan.FromHours(25));

        await daily.LookAsync(TestContext.Current.CancellationToken);

        (await OwnersAsync(house)).ShouldBe([sent]);
        (await house.ReadAsync(db => db.Set<FileChunk>().IgnoreQueryFilters().CountAsync(chunk => !db.Set<StoredFile>().IgnoreQueryFilters().Any(file => file.Id == chunk.FileId)))).ShouldBe(0);
        var entry = (await house.EntriesAsync(Utrecht))[^1];
        (entry.Action, entry.ObjectId, entry.Actor).ShouldBe(("removed", unsent, null));
    }

    [Fact]
    public async Task What_somebody_still_fills_in_keeps_its_files()
    {
        var time = Now;
        await using var house = await RunningHouse.OpenAsync(time: time);
        var employee = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var id = await FilledInAsync(employee);
        await UploadAsync(employee, id, "foto.jpg", Jpeg);
        time.Advance(TimeSpan.FromHours(25));
        var later = time.GetUtcNow().AddHours(-1);
        await house.ChangeAsync(Utrecht, db => db.Set<Draft>().ExecuteUpdateAsync(set => set.SetProperty(draft => draft.SavedAt, later)));

        await house.Services.GetRequiredService<ForgetUnsentDaily>().LookAsync(TestContext.Current.CancellationToken);

        (await OwnersAsync(house)).ShouldBe([id]);
    }

    [Fact]
    public async Task Whoever_uses_the_same_browser_attaches_nothing_to_what_somebody_else_sent_or_fills_in()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var browser = await house.Visitor().SignInAsync(Utrecht, "medewerker");
        var (sent, unsent) = (await FilledInAsync(browser), await FilledInAsync(browser));
        await browser.GoAsync($"/{Utrecht}/geschenken/melden/{sent}/controleren");
        await browser.SubmitAsync();
        (await browser.GoAsync($"/{Utrecht}/geschenken/melden/{sent}/bijlagen")).Heading.ShouldBe("Je geschenk is gemeld", "whoever sent it reads that");
        (await browser.GoAsync($"/{Utrecht}/geschenken/melden/{unsent}/bijlagen")).Heading.ShouldBe("Foto of document toevoegen");

        await browser.SignInAsync(Utrecht, "vergunningen-2");

        foreach (var id in new[] { sent, unsent })
        {
            foreach (var door in new[] { "", "/controleren", "/bijlagen" })
            {
                (await browser.GoAsync($"/{Utrecht}/geschenken/melden/{id}{door}")).Heading.ShouldBe("Een geschenk melden", door);
            }
        }

        (await house.ReadAsync(db => db.Set<Draft>().IgnoreQueryFilters().SingleAsync(draft => draft.Id == unsent))).PersonId.ShouldBe((await house.PersonAsync("medewerker", Utrecht)).Id);
    }

    [Fact]
    public async Task Signing_out_takes_the_questions_from_the_browser()
    {
        await using var house = await RunningHouse.OpenAsync(time: Now);
        var browser = await (await house.Visitor().SignInAsync(Utrecht, "medewerker")).AskAboutAsync(Utrecht);
        var answer = browser.At;
        (await browser.GoAsync(answer)).At.ShouldBe(answer);

        using var form = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", browser.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!)]);
        await browser.ShowAsync(await browser.Http.PostAsync(new Uri($"/{Utrecht}/afmelden", UriKind.Relative), form));

        (await browser.GoAsync(answer)).At.ShouldNotBe(answer);
    }

    private static Task<List<Guid>> OwnersAsync(RunningHouse house) => house.ReadAsync(db => db.Set<StoredFile>().IgnoreQueryFilters().Select(file => file.OwnerId).ToListAsync());

    private static async Task<Guid> FilledInAsync(Visitor visitor)
    {
        await visitor.AskAboutAsync(Utrecht);
        var id = Guid.Parse(visitor.At.Split('/')[^2]);
        await visitor.GoAsync($"/{Utrecht}/geschenken/melden/{id}");
        await visitor.SubmitAsync(GiftVisits.BookFromABuilder);
        return id;
    }

    private static async Task UploadAsync(Visitor visitor, Guid id, string name, byte[] content)
    {
        await visitor.GoAsync($"/{Utrecht}/geschenken/melden/{id}/bijlagen");
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent(visitor.Page.QuerySelector("main form[enctype] input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken");
        using var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        form.Add(file, "bestand", name);
        await visitor.ShowAsync(await visitor.Http.PostAsync(new Uri(visitor.At, UriKind.Relative), form));
    }

    private static byte[] Zip(string entry)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create))
        {
            using var writer = new StreamWriter(archive.CreateEntry(entry).Open());
            writer.Write("inhoud");
        }

        return packed.ToArray();
    }
}
