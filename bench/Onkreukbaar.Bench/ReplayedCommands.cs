using System.Data.Common;
using System.Diagnostics;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Onkreukbaar.Bench;

/// <summary>The commands that a page sent to the database, to be sent again without anything around them.</summary>
internal sealed class ReplayedCommands : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly List<IDisposable> subscriptions = [];
    private readonly List<(string Text, IReadOnlyList<(string Name, object? Value)> Parameters)> commands = [];
    private Func<DbConnection> connect = () => throw new InvalidOperationException("No command was seen.");

    public ReplayedCommands() => subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    public int Count => commands.Count;

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
        {
            subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value is { Key: var key, Value: CommandEventData { Command: { Connection: { } connection } command } } && key == RelationalEventId.CommandExecuting.Name)
        {
            commands.Add((command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(parameter => (parameter.ParameterName, parameter.Value))]));
            var (factory, connectionString) = (DbProviderFactories.GetFactory(connection)!, connection.ConnectionString);
            connect = () =>
            {
                var made = factory.CreateConnection()!;
                made.ConnectionString = connectionString;
                return made;
            };
        }
    }

    /// <summary>Reads every row of every command, and writes those of the longest answer as a table by hand.</summary>
    public async Task<string> RunAsync()
    {
        await using var connection = connect();
        await connection.OpenAsync();
        var html = new StringBuilder("<!DOCTYPE html><html lang=\"nl\"><title>Register</title><table>");
        foreach (var (text, parameters) in commands)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = text;
            foreach (var (name, value) in parameters)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
                command.Parameters.Add(parameter);
            }

            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                html.Append("<tr>");
                for (var i = 0; i < reader.FieldCount; i++)
                {
                    html.Append("<td>").Append(HtmlEncoder.Default.Encode($"{reader.GetValue(i)}")).Append("</td>");
                }

                html.Append("</tr>");
            }
        }

        return html.Append("</table></html>").ToString();
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => subscriptions.ForEach(subscription => subscription.Dispose());
}
