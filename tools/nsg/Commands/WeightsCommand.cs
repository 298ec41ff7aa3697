using System.CommandLine;

namespace NeuralSeqGen.Tool.Commands;

/// <summary><c>nsg weights</c>: weights of PyTorch or Keras as the file of a class that there is.</summary>
internal static class WeightsCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "A state dict of PyTorch (.pt, .safetensors), or weights of Keras (.weights.h5, save_weights, or a whole model)." };
        var into = new Option<string[]>("--into") { Description = "The C# file of the class, Model1.cs, or Models.cs:Model1 where it declares several; then files or folders that it needs.", AllowMultipleArgumentsPerToken = true, Required = true };
        var output = new Option<string?>("--output", "-o") { Description = "The file of weights to write; the class's name with .safetensors where none is given." };
        var map = new Option<string?>("--map") { Description = "A JSON file: for each module or layer of the weights the layer of the class, {\"encoder.gru\": \"gru_1\"}; \"\" leaves one out." };
        var command = new Command("weights", "Turns weights of PyTorch or Keras into those of a class that is declared with the same layers.") { file, into, output, map };
        command.SetAction(result => Run(new(result.GetValue(file)!, result.GetValue(into) ?? []) { Output = result.GetValue(output), Map = result.GetValue(map) }, Console.Out, Console.Error));
        return command;
    }

    /// <summary>0 where the file is written, 2 where the weights are refused and nothing is.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="log">Takes the table of what went where.</param>
    /// <param name="errors">Takes the sentence of a refusal.</param>
    internal static int Run(WeightsRequest request, TextWriter log, TextWriter errors) => Refusal.Guard(() => WeightsRun.Run(request, log), errors);
}
