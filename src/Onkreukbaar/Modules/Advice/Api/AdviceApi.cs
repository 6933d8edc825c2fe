using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Onkreukbaar.Platform.Modules.Organisation;
using Onkreukbaar.Platform.Web;
using static Onkreukbaar.Platform.Web.Language;

namespace Onkreukbaar.Modules.Advice;

/// <summary>A question and its answer in one call. Asks for nobody's name and keeps nothing.</summary>
internal static class AdviceApi
{
    public const string Name = "advies";

    private const int LargestQuestionInBytes = 64 * 1024;
    private const int DeepestQuestion = 8;

    public static void MapAdvice(this RouteGroupBuilder api) =>
        api.MapPost("/organisaties/{organisatie}/adviezen/{onderwerp}", AnswerAsync)
            .WithName(Name).WithTags("Adviezen").WithSummary("Mag ik dit? Antwoord uit de gedragscode van de organisatie")
            .WithDescription("Alle feiten mogen ontbreken: weglaten is nog niet gevraagd, null is niet bekend. Er wordt niets bewaard.")
            .WithMetadata(new RequestSizeLimit(LargestQuestionInBytes))
            .Accepts<Dictionary<string, object?>>("application/json")
            .Produces<Advies>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .DisableAntiforgery();

    private static async Task<IResult> AnswerAsync(string onderwerp, HttpContext http, CurrentBody current, Codes.Codes codes)
    {
        var body = current.Body!;
        if (codes.Of(body).Topics.FirstOrDefault(topic => topic.Name == onderwerp) is not { } topic)
        {
            return Results.NotFound();
        }

        if (!http.Request.HasJsonContentType())
        {
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        JsonDocument question;
        try
        {
            question = await JsonDocument.ParseAsync(http.Request.Body, new JsonDocumentOptions { MaxDepth = DeepestQuestion }, http.RequestAborted);
        }
        catch (JsonException broken)
        {
            return Platform.Web.Api.Invalid([new ApiError("", Say($"Dit is geen geldige JSON (regel {broken.LineNumber + 1}).", $"This is not valid JSON (line {broken.LineNumber + 1})."))]);
        }

        using (question)
        {
            try
            {
                var reading = ReadFacts.Read(question.RootElement, topic);
                return reading.Errors.Count > 0
                    ? Platform.Web.Api.Invalid(reading.Errors)
                    : Results.Ok(Advies.Of(codes.Answer(body, topic.Name, reading.Facts)));
            }
            catch (InvalidOperationException)
            {
                // JSON may spell half a character, which is no text.
                return Platform.Web.Api.Invalid([new ApiError("#", Say("Er staat een teken in dat niet bestaat.", "It holds a character that does not exist."))]);
            }
        }
    }

    private sealed record RequestSizeLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
