using System.CommandLine;

namespace NeuralSeqGen.Tool.Commands;

/// <summary><c>nsg import</c>: a saved model as a class and a file of weights.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "A model saved by Keras 1 to 3 (.keras, .h5, or to_json), or RTNeural's JSON." };
        var output = new Option<string?>("--output", "-o") { Description = "The C# file; Name.cs where none is given." };
        var weights = new Option<string?>("--weights") { Description = "The file of weights to write; Name.safetensors where none is given." };
        var load = new Option<string?>("--load") { Description = "A file with the weights alone (save_weights), where the model's own file has none." };
        var embed = new Option<bool>("--embed") { Description = "Writes [WeightFile] on the class: a new instance then has the weights. The project needs the WeightFile item that is printed." };
        var name = new Option<string?>("--name") { Description = "Name of the class; made of the file's name where none is given." };
        var space = new Option<string?>("--namespace") { Description = "Namespace of the class." };
        var access = new Option<bool>("--internal") { Description = "Makes the class internal." };
        var steps = new Option<string[]>("--steps") { Description = "Steps of inputs whose time axis is open: N for all of them, or NAME=N.", AllowMultipleArgumentsPerToken = true };
        var check = new Option<string?>("--check") { Description = "Compiles the class and runs it: on the inputs of an .npz file, whose outputs are compared, or on inputs of its own.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("import", "Turns a saved model into a class with attributes and a file of weights.") { file, output, weights, load, embed, name, space, access, steps, check };
        command.SetAction(result => Run(new(result.GetValue(file)!)
        {
            Output = result.GetValue(output), Weights = result.GetValue(weights), Load = result.GetValue(load), IsEmbedded = result.GetValue(embed), Name = result.GetValue(name), Namespace = result.GetValue(space),
            IsPublic = !result.GetValue(access), Steps = result.GetValue(steps) ?? [], IsChecked = result.GetResult(check) is not null, Inputs = result.GetValue(check),
        }, Console.Out, Console.Error));
        return command;
    }

    /// <summary>0 where all is written, 2 where the model is refused and nothing is.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="log">Takes what was done.</param>
    /// <param name="errors">Takes the sentence of a refusal.</param>
    internal static int Run(ImportRequest request, TextWriter log, TextWriter errors) => Refusal.Guard(() => ImportRun.Run(request, log), errors);
}
