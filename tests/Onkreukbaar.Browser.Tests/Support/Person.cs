using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Onkreukbaar.Browser.Tests.Support;

/// <summary>Somebody with a browser: what they do and what they see. Remembers what a browser complains about.</summary>
internal sealed class Person : IAsyncDisposable
{
    private const float LongEnough = 10_000;

    private readonly IBrowserContext context;
    private readonly string address;
    private readonly ConcurrentQueue<string> complaints = new();

    public Person(IBrowserContext context, IPage page, string address)
    {
        (this.context, Page, this.address) = (context, page, address);
        Listen(page);
    }

    public IPage Page { get; }

    /// <summary>Errors in the console and requests to somewhere else; a page that answers 400, 404 or 410 on purpose is no complaint.</summary>
    public IEnumerable<string> Complaints => complaints;

    public string Path => new Uri(Page.Url).PathAndQuery;

    /// <summary>The question that is asked now, by the name of its fact; "antwoord" when there is none left.</summary>
    public string Fact => Path.Split('/')[^1];

    public Task<string> HeadingAsync() => Page.Locator("h1").InnerTextAsync();

    public async Task<string> TextAsync() => Plain(await Page.Locator("main").InnerTextAsync());

    /// <summary>What each of these says; a space that may not break is a space.</summary>
    public async Task<IReadOnlyList<string>> TextsAsync(ILocator these) => [.. (await these.AllInnerTextsAsync()).Select(Plain)];

    private static string Plain(string text) => text.Replace('\u00a0', ' ');

    /// <summary>What stands under a heading, up to the next one.</summary>
    public async Task<string> UnderAsync(string heading) => await Page.EvaluateAsync<string>(
        """
        heading => {
          const start = [...document.querySelectorAll('main h2')].find(h => h.innerText.trim() === heading);
          let text = '';
          for (let next = start?.nextElementSibling; next && !/^H[12]$/.test(next.tagName); next = next.nextElementSibling) text += next.innerText + '\n';
          return text.trim();
        }
        """, heading);

    public Task<IResponse?> GoAsync(string path) => Page.GotoAsync(path);

    public Task FollowAsync(string link) => GoByAsync(Page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First);

    public Task PressAsync(string button) => GoByAsync(Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }));

    /// <summary>Steps into the shoes of somebody from the demo.</summary>
    public async Task SignInAsync(string body, string persona)
    {
        await GoAsync("/");
        var form = Page.Locator("form", new() { Has = Page.Locator($"input[name=organisatie][value={body}]") });
        await form.Locator("select").SelectOptionAsync(persona);
        await GoByAsync(form.GetByRole(AriaRole.Button));
        Path.ShouldBe($"/{body}/werk");
    }

    /// <summary>Straight to the first question.</summary>
    public async Task<Person> BeginAsync(string body)
    {
        await GoAsync($"/{body}/vraag/geschenken");
        await SubmitAsync();
        return this;
    }

    public Task SubmitAsync() => GoByAsync(Page.Locator("main form button").First);

    /// <summary>Opens another page of this interview by its address, as the links to change an answer do.</summary>
    public Task TurnToAsync(string fact) => GoAsync(Path[..(Path.LastIndexOf('/') + 1)] + fact);

    /// <summary>Answers the question on the screen: picks the option with this value, or types it.</summary>
    public async Task AnswerAsync(string value)
    {
        await ChooseAsync(value);
        await SubmitAsync();
    }

    public async Task ChooseAsync(string value)
    {
        var typed = Page.Locator("input[name=antwoord][type=text]");
        if (await typed.CountAsync() > 0)
        {
            await typed.FillAsync(value);
        }
        else
        {
            await Page.Locator($"input[name=antwoord][value='{value}']").CheckAsync();
        }
    }

    public async Task SayUnknownAsync()
    {
        var option = Page.Locator("input[value=weet-niet]");
        if (await option.CountAsync() > 0)
        {
            await option.CheckAsync();
            await SubmitAsync();
        }
        else
        {
            await GoByAsync(Page.Locator("button[value=weet-niet]"));
        }
    }

    /// <summary>Answers what is asked until this question, or until there is an answer; looks at each page first.</summary>
    public async Task<Person> AnswerUntilAsync(string fact = "antwoord", Func<Person, Task>? look = null, params (string Fact, string Value)[] facts)
    {
        for (var asked = 0; Fact != fact; asked++)
        {
            asked.ShouldBeLessThan(60, $"the interview never came to {fact}");
            Fact.ShouldNotBe("antwoord", $"the interview ended without asking {fact}");
            await (look?.Invoke(this) ?? Task.CompletedTask);
            await AnswerAsync(facts.FirstOrDefault(given => given.Fact == Fact).Value ?? Ordinary.Of(Fact));
        }

        return this;
    }

    /// <summary>A second tab of the same browser.</summary>
    public async Task<Person> SecondTabAsync() => new(context, await context.NewPageAsync(), address);

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    /// <summary>A click that leads somewhere, until that page is there: what comes next may reload it or go back.</summary>
    public async Task GoByAsync(ILocator way)
    {
        await way.ClickAsync();
        try
        {
            await Page.WaitForLoadStateAsync(options: new() { Timeout = LongEnough });
        }
        catch (TimeoutException)
        {
            // Of a page that was there at once the event is sometimes missed; what comes next says whether it is there.
        }
    }

    private void Listen(IPage page)
    {
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource: the server responded with a status of 4", StringComparison.Ordinal))
            {
                complaints.Enqueue($"{page.Url}: {message.Text}");
            }
        };
        page.PageError += (_, error) => complaints.Enqueue($"{page.Url}: {error}");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address, StringComparison.Ordinal))
            {
                complaints.Enqueue($"{page.Url} asks {request.Url}");
            }
        };
    }
}

/// <summary>The answers of an official who gets a thank-you of ten euros and has nothing special going on.</summary>
internal static class Ordinary
{
    public static string Of(string fact) => fact switch
    {
        "ontvanger" => "ambtenaar",
        "inFunctie" or "redenBekend" or "openbaar" or "weigerenMogelijk" or "terugsturenMogelijk" => "true",
        "soort" => "voorwerp",
        "status" => "aangeboden",
        "plaats" => "werk",
        "aanleiding" => "bedankje",
        "fase" or "afhankelijkheid" or "eenheidsregel" => "geen",
        "waarde" => "10",
        _ => "false",
    };
}
