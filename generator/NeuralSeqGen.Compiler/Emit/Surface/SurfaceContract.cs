using NeuralSeqGen.Compiler.Emit.Text;

namespace NeuralSeqGen.Compiler.Emit.Surface;

/// <summary>The members of ISequenceModel. What only training needs is implemented explicitly where there is no training.</summary>
internal static class SurfaceContract
{
    private const string Namespace = "global::NeuralSeqGen.";
    private const string List = "global::System.Collections.Generic.IReadOnlyList<";

    /// <param name="canTrain">Whether the model has a loss.</param>
    public static IEnumerable<SurfaceMember> Untyped(bool canTrain)
    {
        yield return new("public string Name", "__core.Name") { Documentation = [SurfaceText.Summary("The model's name.")] };
        yield return new($"public {List}{Namespace}PortInfo> Inputs", "__core.Inputs") { Documentation = [SurfaceText.Summary("The inputs, with shapes per sample.")] };
        yield return new($"public {List}{Namespace}PortInfo> Outputs", "__core.Outputs") { Documentation = [SurfaceText.Summary("The outputs, with shapes per sample.")] };
        yield return new($"int {Namespace}ISequenceModel.ParameterCount", "ParameterCount");
        yield return new($"string {Namespace}ISequenceModel.ArchitectureHash", "ArchitectureHash");
        yield return new($"{Namespace}CompilerServices.ModelCore? {Namespace}ISequenceModel.Core", "__core");
        yield return new($"public {List}{Namespace}WeightInfo> Weights", "__core.Weights") { Documentation = [SurfaceText.Summary("Name, shape and place of each weight, in the order of <c>get_weights()</c>.")] };
        yield return new("public global::System.ReadOnlySpan<float> Parameters", "__core.Parameters") { Documentation = [SurfaceText.Summary("All weights, flat; writing goes through <see cref=\"EditParameters\"/>.")] };
        yield return new($"public {Namespace}ParameterEdit EditParameters", "__core.EditParameters()")
        {
            Parameters = [],
            Documentation = [SurfaceText.Summary("Opens the weights for writing until the edit is disposed.")],
        };
        yield return new(canTrain ? "public double LearningRate" : $"double {Namespace}ISequenceModel.LearningRate", "__core.LearningRate")
        {
            Setter = "__core.LearningRate = value",
            Documentation = [SurfaceText.Summary("The learning rate of the next batch; setting it ends the schedule, if there is one.")],
        };
        yield return new($"{(canTrain ? "public " : "")}{Namespace}LearningRateSchedule? {(canTrain ? "" : Namespace + "ISequenceModel.")}LearningRateSchedule", "__core.LearningRateSchedule")
        {
            Setter = "__core.LearningRateSchedule = value",
            Documentation = [SurfaceText.Summary("How the learning rate changes from step to step; null for not at all.")],
        };
        yield return new(canTrain ? "public void ApplyGradients" : $"void {Namespace}ISequenceModel.ApplyGradients", "__core.ApplyGradients(gradients)")
        {
            Parameters = ["global::System.ReadOnlySpan<float> gradients"],
            Documentation = [SurfaceText.Summary("One optimizer step with gradients in the order of <see cref=\"Parameters\"/>.")],
        };
        yield return new($"public {Namespace}NonFiniteInputs NonFiniteInputs", "__core.NonFiniteInputs")
        {
            Setter = "__core.NonFiniteInputs = value",
            Documentation = [SurfaceText.Summary("What Predict, PredictOne, PredictLayer and Step do when an input holds NaN or infinity: compute with it, or throw.")],
        };
        yield return new("public string GetSummary", "__core.GetSummary(style)")
        {
            Parameters = [$"{Namespace}SummaryStyle style = {Namespace}SummaryStyle.Classic"],
            Documentation = [SurfaceText.Summary("The table of layers, output shapes and parameter counts.")],
        };
        foreach (var member in Files())
        {
            yield return member;
        }
    }

    /// <summary>The architecture as Keras saves it: bytes of the assembly, which nothing reads before somebody asks and ahead-of-time compilation drops where nobody does.</summary>
    /// <param name="json">ASCII on one line, in which no three quotation marks stand together.</param>
    public static SurfaceMember ArchitectureJson(string json) => new($"global::System.ReadOnlySpan<byte> {Namespace}ISequenceModel.ArchitectureJson", "\"\"\"" + json + "\"\"\"u8");

    /// <summary>The members of the typed interface that are not public members already, and Create.</summary>
    public static IEnumerable<SurfaceMember> Typed(SurfaceShapes s, string typeName)
    {
        yield return Create(typeName);
        string self = Interface(s, typeName) + ".", x = s.X + " input", y = s.Y + " target", cancel = TypeNames.Cancellation + " cancellationToken", arrays = $"[{Parts("input", s.Inputs)}], [{Parts("target", s.Targets)}]";
        yield return new($"{TypeNames.History} {self}Fit", $"__core.Fit({arrays}, options, null, null, null, cancellationToken)") { Parameters = [x, y, TypeNames.FitOptions + "? options", cancel] };
        yield return new($"{TypeNames.Evaluation} {self}Evaluate", $"__core.Evaluate({arrays}, batchSize, null, null, cancellationToken)") { Parameters = [x, y, "int batchSize", cancel] };
        if (s.Inputs.Count > 1)
        {
            yield return new($"{s.Prediction} {self}Predict", $"Predict({Parts("input", s.Inputs)})") { Parameters = [x] };
        }
    }

    public static SurfaceMember Create(string typeName) => new($"public static {typeName} Create", $"new {typeName}(seed)")
    {
        Parameters = ["long seed = 0"],
        Documentation = [SurfaceText.Summary("A new model; for code that is generic in the model.")],
    };

    public static string Interface(SurfaceShapes s, string typeName) => $"{Namespace}ISequenceModel<{typeName}, {s.X}, {s.Y}, {s.Prediction}>";

    /// <summary>A parameter, or the elements of one that is a tuple.</summary>
    private static string Parts(string parameter, IReadOnlyList<SurfacePort> ports) =>
        ports.Count == 1 ? parameter : string.Join(", ", ports.Select(p => parameter + "." + Identifiers.Escape(p.Element)));

    private static IEnumerable<SurfaceMember> Files()
    {
        const string Save = $"{Namespace}SaveOptions? options = null", Load = $"{Namespace}LoadOptions? options = null";
        yield return new("public void SaveWeights", "__core.SaveWeights(path, options)")
        {
            Parameters = ["string path", Save],
            Documentation = [SurfaceText.Summary("Writes the weights as a safetensors file; a killed process leaves the old file or the new one.")],
        };
        yield return new("public void SaveWeights", "__core.SaveWeights(stream, options)")
        {
            Parameters = ["global::System.IO.Stream stream", Save],
            Documentation = [SurfaceText.Summary("Writes the weights in the safetensors format; the stream stays open.")],
        };
        yield return new($"public {Namespace}LoadReport LoadWeights", "__core.LoadWeights(path, options)")
        {
            Parameters = ["string path", Load],
            Documentation = [SurfaceText.Summary("Reads weights from a safetensors file; a file that is refused leaves the model as it was.")],
        };
        yield return new($"public {Namespace}LoadReport LoadWeights", "__core.LoadWeights(safetensors, options)")
        {
            Parameters = ["global::System.ReadOnlySpan<byte> safetensors", Load],
            Documentation = [SurfaceText.Summary("Reads weights from the bytes of a safetensors file; bytes that are refused leave the model as it was.")],
        };
    }
}
