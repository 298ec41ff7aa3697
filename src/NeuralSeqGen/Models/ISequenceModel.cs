using System.ComponentModel;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>What every generated model can do, whatever its shapes. Several inputs and outputs keep the order of their declaration.</summary>
public interface ISequenceModel
{
    /// <summary>The model's name.</summary>
    string Name { get; }

    /// <summary>The inputs, with shapes per sample.</summary>
    IReadOnlyList<PortInfo> Inputs { get; }

    /// <summary>The outputs, with shapes per sample.</summary>
    IReadOnlyList<PortInfo> Outputs { get; }

    /// <summary>The number of weights' elements.</summary>
    int ParameterCount { get; }

    /// <summary>A hash of everything that gives the weights their meaning; equal for equal declarations.</summary>
    string ArchitectureHash { get; }

    /// <summary>
    /// The architecture as Keras 3 saves it in <c>config.json</c>, UTF-8: what exporters read. Empty for a model that no generator wrote. What Keras lacks is
    /// of the module <c>neuralseqgen</c> there.
    /// </summary>
    ReadOnlySpan<byte> ArchitectureJson => [];

    /// <summary>What runs the model; null for a model that no generator wrote.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    ModelCore? Core => null;

    /// <summary>Name, shape and place of each weight, in <c>get_weights()</c> order.</summary>
    IReadOnlyList<WeightInfo> Weights { get; }

    /// <summary>All weights, flat; writing goes through <see cref="EditParameters"/>.</summary>
    ReadOnlySpan<float> Parameters { get; }

    /// <summary>Opens the weights for writing until the edit is disposed.</summary>
    /// <exception cref="InvalidOperationException">The model is being trained, edited or loaded elsewhere.</exception>
    ParameterEdit EditParameters();

    /// <summary>The learning rate of the next batch: that of <see cref="LearningRateSchedule"/>, if there is one. Setting it ends the schedule.</summary>
    double LearningRate { get; set; }

    /// <summary>How the learning rate changes from step to step, counted in batches applied: the declared schedule, another one, or null for none. Setting null keeps the present rate.</summary>
    LearningRateSchedule? LearningRateSchedule { get; set; }

    /// <summary>One optimizer step with gradients in the order of <see cref="Parameters"/>.</summary>
    void ApplyGradients(ReadOnlySpan<float> gradients);

    /// <summary>The table of layers, output shapes and parameter counts.</summary>
    string GetSummary(SummaryStyle style = SummaryStyle.Classic);

    /// <summary>Writes the weights as a safetensors file: under a temporary name first, so that a killed process leaves the old file or the new one. Which layers were frozen at run time (<see cref="LayerView.Trainable"/>) is not in it.</summary>
    /// <exception cref="WeightFileException">The file cannot be written; what it held before is still there.</exception>
    void SaveWeights(string path, SaveOptions? options = null);

    /// <summary>Writes the weights in the safetensors format; the stream stays open.</summary>
    void SaveWeights(Stream stream, SaveOptions? options = null);

    /// <summary>Reads weights from a safetensors file. States of stateful layers are set to what the file has, or to zero: <see cref="LoadOptions.IncludeOptimizer"/>.</summary>
    /// <exception cref="WeightFileException">The file cannot be opened, is corrupt, foreign or of another architecture; the model is as it was.</exception>
    LoadReport LoadWeights(string path, LoadOptions? options = null);

    /// <summary>Reads weights from the bytes of a safetensors file.</summary>
    /// <exception cref="WeightFileException">The bytes are corrupt, foreign or of another architecture; the model is as it was.</exception>
    LoadReport LoadWeights(ReadOnlySpan<byte> safetensors, LoadOptions? options = null);
}
