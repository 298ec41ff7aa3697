using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;

Console.OutputEncoding = Encoding.UTF8;

var file = new Argument<string>("file") { Description = "The text to learn from; Shakespeare's where none is named.", DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "data", "shakespeare.txt") };
var model = new Option<string>("--model") { Description = "Which model learns: gru, transformer, or both.", DefaultValueFactory = _ => "both" };
var seed = new Option<int>("--seed") { Description = "Seed of the weights, of the order of training and of what is drawn.", DefaultValueFactory = _ => 1 };
var passes = new Option<int>("--passes") { Description = "Passes over the text.", DefaultValueFactory = _ => 10 };
var prompt = new Option<string>("--prompt") { Description = "What the writing begins with.", DefaultValueFactory = _ => "ROMEO:\n" };
var length = new Option<int>("--length") { Description = "Characters to write.", DefaultValueFactory = _ => 400 };
var temperature = new Option<double>("--temperature") { Description = "Above 0; the lower it is, the safer the writing.", DefaultValueFactory = _ => 0.7 };
var quick = new Option<bool>("--quick") { Description = "Learns the first 60,000 characters for a short time: fails unless it knows unseen ones better than their frequencies tell." };
model.AcceptOnlyFromAmong("gru", "transformer", "both");
passes.Validators.Add(result => Limit(result, 1, 1000));
length.Validators.Add(result => Limit(result, 1, 100_000));
temperature.Validators.Add(CheckTemperature);

var command = new RootCommand("Learns to write, character by character: a GRU and a small transformer side by side.") { file, model, seed, passes, prompt, length, temperature, quick };
command.SetAction(Run);
return command.Parse(args).Invoke();

int Run(ParseResult result)
{
    var plan = new Plan(result.GetValue(file)!, result.GetValue(model)!, result.GetValue(seed), result.GetValue(passes), result.GetValue(prompt)!, result.GetValue(length), result.GetValue(temperature));
    try
    {
        return result.GetValue(quick) ? Quick(plan) : Full(plan);
    }
    catch (DataFileException exception)
    {
        Console.Error.WriteLine(exception.Message);
        return 1;
    }
}

static int Full(Plan plan)
{
    Training.Run(plan);
    return 0;
}

// Frequencies of characters alone come to 3.3 nats.
static int Quick(Plan plan)
{
    double nats = Training.Run(plan with { Passes = 4, Characters = 60_000, Length = 100 });
    Console.WriteLine(nats <= 2.6 ? "quick: it learns" : "quick: more than 2.6 nats");
    return nats <= 2.6 ? 0 : 1;
}

// What is no number at all is reported by the parser.
static void Limit(OptionResult result, int least, int most)
{
    if (result.Tokens is [var token] && int.TryParse(token.Value, out int value) && (value < least || value > most))
    {
        result.AddError($"{result.Option.Name} must be from {least} to {most}, not {value}.");
    }
}

static void CheckTemperature(OptionResult result)
{
    if (result.Tokens is [var token] && double.TryParse(token.Value, out double value) && !(value > 0 && double.IsFinite(value)))
    {
        result.AddError($"--temperature must be above 0, not {token.Value}.");
    }
}
