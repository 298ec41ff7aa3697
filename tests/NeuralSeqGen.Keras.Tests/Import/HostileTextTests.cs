using System.Text.Json;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NeuralSeqGen.Keras.Files;
using NeuralSeqGen.Keras.Import;
using NeuralSeqGen.Tool.Compiling;

namespace NeuralSeqGen.Keras.Tests.Import;

/// <summary>Texts of a file are whatever its author wrote: none of them becomes code.</summary>
public sealed class HostileTextTests
{
    private const string Dense = """{"class_name": "Dense", "config": {"name": "dense", "trainable": true, "batch_input_shape": [null, 3], "units": 4, "activation": "linear", "use_bias": true}}""";

    public static TheoryData<string> Texts =>
    [
        "Linear)]public\tsealed\tpartial\tclass\tP{public\tstatic\tint\tEvil;}[SequenceModel,Input(3),Dense(4,Activation=Activation.Linear", "linear\nEvil", "linear\u2028Evil", "linear\u0085Evil", "\"Evil", "\\\"Evil", "x\")]class Evil{}//", "Evil", "*/Evil/*",
        "linear, Evil", "Linear.Linear", "Linear;Evil",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void AnActivation_IsRefused(string text)
    {
        Refused(MadeModel.Refusal(With("activation", text)));
        Refused(MadeModel.Refusal($$$"""{{{Dense}}}, {"class_name": "Activation", "config": {"name": "a", "trainable": true, "activation": {{{Json(text)}}}}}"""));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void AConstraintAndAMergeMode_AreRefused(string text)
    {
        Refused(MadeModel.Refusal(Dense.Replace("\"units\"", $$$"""
            "kernel_constraint": {"class_name": {{{Json(text)}}}, "config": {}}, "units"
            """, StringComparison.Ordinal)));
        Refused(MadeModel.Refusal(Dense.Replace("\"units\"", $$$"""
            "kernel_regularizer": {"class_name": {{{Json(text)}}}, "config": {}}, "units"
            """, StringComparison.Ordinal)));
        Refused(MadeModel.Refusal($$$"""
            {"class_name": "Bidirectional", "config": {"name": "b", "trainable": true, "batch_input_shape": [null, 5, 3], "merge_mode": {{{Json(text)}}}, "layer": {"class_name": "GRU", "config": {"name": "g", "trainable": true, "units": 4, "activation": "tanh", "recurrent_activation": "sigmoid", "use_bias": true} } } }
            """));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void LossOptimizerAndMetric_AreLeftOut(string text)
    {
        var model = MadeModel.Sequential(Dense, "2.2.4", training: $$$"""{"optimizer_config": {"class_name": {{{Json(text)}}}, "config": {"lr": 0.001}}, "loss": "mse", "metrics": [{{{Json(text)}}}]}""");
        Harmless(model, 2);
        Harmless(MadeModel.Sequential(Dense, "2.2.4", training: $$$"""{"optimizer_config": {"class_name": "Adam", "config": {"lr": 0.001}}, "loss": {{{Json(text)}}}, "metrics": []}"""), 1);
        Harmless(MadeModel.Sequential(Dense, "3.0.0", training: $$$"""{"loss": {"class_name": "MeanSquaredError", "config": {"reduction": {{{Json(text)}}} } } }"""), 1);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Names_AreTextsOrIdentifiers(string text)
    {
        string config = $$$"""{"class_name": "Sequential", "config": {"name": {{{Json(text)}}}, "layers": [{{{With("name", text)}}}]}}""";
        var saved = new SavedModel("made.h5", SavedFormat.KerasHdf5) { ConfigJson = config, KerasVersion = "3.0.0 " + text, Backend = text, Sha256 = "0" };
        foreach (string? name in new[] { "Made", text })
        {
            string source = new KerasImporter(new DeclarationBinder()).Import(saved, new ImportOptions { Name = name }).Source;
            Assert.Single(CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodes().OfType<MemberDeclarationSyntax>());
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void AnActivationOfRtNeural_IsRefused(string text)
    {
        string config = $$$"""{"in_shape": [null, null, 3], "layers": [{"type": "dense", "activation": {{{Json(text)}}}, "shape": [null, null, 4], "weights": []}]}""";
        var saved = new SavedModel("made.json", SavedFormat.RtNeuralJson) { ConfigJson = config, Sha256 = "0" };
        Refused(Assert.Throws<ModelFileException>(() => new KerasImporter(new DeclarationBinder()).Import(saved, new ImportOptions { Name = "Made", Steps = new Dictionary<string, int> { [""] = 5 } })).Message);
    }

    private static void Refused(string sentence)
    {
        Assert.Contains("no counterpart", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(sentence, c => char.IsControl(c) || c is '\u2028' or '\u2029');
    }

    private static void Harmless(ImportedModel model, int notes)
    {
        Assert.Equal(notes, model.Notes.Count);
        Assert.DoesNotContain("Evil", string.Join('\n', model.Source.Split('\n').Where(line => !line.StartsWith("//", StringComparison.Ordinal))), StringComparison.Ordinal);
    }

    private static string With(string key, string text) => key == "name" ? Dense.Replace("\"dense\"", Json(text), StringComparison.Ordinal) : Dense.Replace("\"linear\"", Json(text), StringComparison.Ordinal);

    private static string Json(string text) => JsonSerializer.Serialize(text);
}
