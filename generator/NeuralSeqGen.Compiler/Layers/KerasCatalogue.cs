using System;
using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>How Keras 3.15 spells every layer that can be declared: a line each, the keys in the order of its <c>get_config</c>. Wrappers hold layers besides.</summary>
internal static class KerasCatalogue
{
    private const string Sequence = "return_sequences go_backwards stateful unroll zero_output_for_mask";
    private const string Weights = "kernel_initializer bias_initializer kernel_regularizer bias_regularizer kernel_constraint bias_constraint";
    private const string Recurrent = Weights + " recurrent_initializer recurrent_regularizer recurrent_constraint dropout recurrent_dropout";
    private const string Window = "kernel_size[] strides[] padding data_format=\"channels_last\" dilation_rate[] activation use_bias";
    private const string Pool = "pool_size[] padding data_format=\"channels_last\"";
    private const string Depthwise = Window + " depth_multiplier depthwise_initializer bias_initializer depthwise_regularizer bias_regularizer activity_regularizer depthwise_constraint bias_constraint";
    private const string Scaled = "epsilon center scale beta_initializer gamma_initializer beta_regularizer gamma_regularizer beta_constraint gamma_constraint";
    private const string Cell = "units activation use_bias " + Recurrent;
    private const string Heads = "use_bias use_gate sliding_window=null dropout activity_regularizer rotary? rotary_max_wavelength? seed=null " + Weights;

    private static readonly Dictionary<string, KerasClass> ByName = new()
    {
        ["Input"] = new("InputLayer", "sparse=false ragged=false optional=false") { IsPlain = true, IsBuilt = false },
        ["TimeDistributed"] = new("TimeDistributed", ""),
        ["Bidirectional"] = new("Bidirectional", "merge_mode"),
        ["BackwardLayer"] = new("BackwardLayer", "") { Module = KerasClass.Ours },
        ["StackedRnn"] = new("RNN", Sequence),
        ["Gru"] = new("GRU", $"{Sequence} {Cell} recurrent_activation activity_regularizer reset_after seed=null"),
        ["Lstm"] = new("LSTM", $"{Sequence} {Cell} recurrent_activation activity_regularizer unit_forget_bias seed=null"),
        ["SimpleRnn"] = new("SimpleRNN", $"{Sequence} {Cell} activity_regularizer"),
        ["Rnn"] = OfOnesOwn("Rnn", Sequence + " cell units dropout recurrent_dropout"),
        ["ConvLstm1D"] = new("ConvLSTM1D", $"{Sequence} filters {Window} {Recurrent} recurrent_activation activity_regularizer unit_forget_bias seed=null"),
        ["Dense"] = new("Dense", $"units activation use_bias {Weights} activity_regularizer? lora_rank? lora_alpha? quantization_config=null"),
        ["Embedding"] = new("Embedding", "input_dim output_dim embeddings_initializer embeddings_regularizer activity_regularizer embeddings_constraint mask_zero lora_rank? lora_alpha? quantization_config=null"),
        ["ReversibleEmbedding"] = new("ReversibleEmbedding", "input_dim output_dim embeddings_initializer embeddings_regularizer activity_regularizer embeddings_constraint mask_zero lora_rank? lora_alpha? tie_weights reverse_dtype=null")
        { More = layer => [("logit_soft_cap", layer.Arguments.Real("LogitSoftCap") is > 0 and var cap ? cap : null)] },
        ["ReverseEmbedding"] = new("ReversibleEmbedding", ""),
        ["PositionEmbedding"] = new("PositionEmbedding", "initializer:embeddings_initializer") { Module = KerasClass.Hub + "position_embedding", More = layer => [("sequence_length", PositionEmbeddingLayer.Length(layer.Arguments, layer.InputShape)), .. AddsInput(layer)] },
        ["SinePositionEncoding"] = new("SinePositionEncoding", "max_wavelength") { Module = KerasClass.Hub + "sine_position_encoding", More = AddsInput },
        ["Activation"] = new("Activation", "activation") { IsBuilt = false },
        ["Lambda"] = OfOnesOwn("Lambda", "function"),
        ["Flatten"] = new("Flatten", "data_format=\"channels_last\""),
        ["RepeatVector"] = new("RepeatVector", "n"),
        ["Reshape"] = new("Reshape", "target_shape") { IsBuilt = false },
        ["Permute"] = new("Permute", "dims"),
        ["Flip"] = Function("Flip", layer => [("axis", layer.Arguments.Ints("Axis").Count switch { 0 => 1, 1 => layer.Arguments.Ints("Axis")[0], _ => layer.Arguments.Ints("Axis") })]),
        ["Slice"] = Function("GetItem", _ => []),
        ["Conv1D"] = new("Conv1D", $"filters {Window} groups {Weights} activity_regularizer"),
        ["DepthwiseConv1D"] = new("DepthwiseConv1D", Depthwise),
        ["SeparableConv1D"] = new("SeparableConv1D", $"filters {Depthwise} pointwise_initializer pointwise_regularizer pointwise_constraint"),
        ["Conv1DTranspose"] = new("Conv1DTranspose", $"filters {Window} {Weights} activity_regularizer") { More = layer => [("output_padding", layer.Arguments.Int("OutputPadding") is >= 0 and var padding ? padding : null)] },
        ["MaxPooling1D"] = new("MaxPooling1D", Pool) { IsBuilt = false, More = Strides },
        ["AveragePooling1D"] = new("AveragePooling1D", Pool) { IsBuilt = false, More = Strides },
        ["GlobalMaxPooling1D"] = new("GlobalMaxPooling1D", "data_format=\"channels_last\" keepdims:KeepDims") { IsBuilt = false },
        ["GlobalAveragePooling1D"] = new("GlobalAveragePooling1D", "data_format=\"channels_last\" keepdims:KeepDims") { IsBuilt = false },
        ["UpSampling1D"] = new("UpSampling1D", "size"),
        ["ZeroPadding1D"] = new("ZeroPadding1D", "data_format=\"channels_last\"") { More = layer => [("padding", Sides(layer))] },
        ["Cropping1D"] = new("Cropping1D", "") { More = layer => [("cropping", Sides(layer))] },
        ["Dropout"] = new("Dropout", "rate seed=null noise_shape=null") { IsBuilt = false },
        ["Masking"] = new("Masking", "mask_value") { IsBuilt = false },
        ["Reuse"] = new("Reuse", "") { Module = KerasClass.Ours },
        ["FinalState"] = new("FinalState", "index") { Module = KerasClass.Ours },
        ["SubModel"] = new("Functional", "") { Module = "keras" },
        ["Add"] = new("Add", ""),
        ["Subtract"] = new("Subtract", ""),
        ["Multiply"] = new("Multiply", ""),
        ["Average"] = new("Average", ""),
        ["Maximum"] = new("Maximum", ""),
        ["Minimum"] = new("Minimum", ""),
        ["Concatenate"] = new("Concatenate", "axis"),
        ["Stack"] = Function("Stack", layer => [("axis", layer.Arguments.Int("Axis"))]),
        ["Dot"] = new("Dot", "normalize") { More = layer => [("axes", layer.Arguments.Int("OtherAxis") is not 0 and var other ? new[] { layer.Arguments.Int("Axes"), other } : layer.Arguments.Int("Axes"))] },
        ["Attention"] = new("Attention", "use_scale score_mode dropout seed=null"),
        ["AdditiveAttention"] = new("AdditiveAttention", "use_scale dropout seed=null"),
        ["MultiHeadAttention"] = new("MultiHeadAttention", $"num_heads key_dim {Heads}") { More = HeadSizes },
        ["GroupedQueryAttention"] = new("GroupQueryAttention", $"head_dim num_query_heads num_key_value_heads {Heads}"),
        ["LayerNormalization"] = new("LayerNormalization", Scaled + " rms_scaling") { More = layer => [("axis", AxisList(layer))] },
        ["BatchNormalization"] = new("BatchNormalization", $"axis=-1 momentum {Scaled} moving_mean_initializer moving_variance_initializer synchronized=false renorm renorm_momentum") { More = layer => [("renorm_clipping", Clipping(layer))] },
        ["RmsNormalization"] = new("RMSNormalization", "epsilon") { More = layer => [("axis", Axis(layer))] },
        ["GroupNormalization"] = new("GroupNormalization", "groups axis=-1 " + Scaled),
        ["UnitNormalization"] = new("UnitNormalization", "") { More = layer => [("axis", Axis(layer))] },
        ["SpatialDropout1D"] = new("SpatialDropout1D", "rate seed=null dtype=\"float32\"") { IsPlain = true, IsBuilt = false },
        ["GaussianNoise"] = new("GaussianNoise", "stddev seed=null") { IsBuilt = false },
        ["GaussianDropout"] = new("GaussianDropout", "rate seed=null") { IsBuilt = false },
        ["AlphaDropout"] = new("AlphaDropout", "rate seed=null noise_shape=null") { IsBuilt = false },
        ["Relu"] = new("ReLU", "max_value negative_slope threshold") { IsBuilt = false },
        ["LeakyRelu"] = new("LeakyReLU", "negative_slope") { IsBuilt = false },
        ["PRelu"] = new("PReLU", "alpha_initializer alpha_regularizer alpha_constraint") { More = layer => [("shared_axes", layer.Arguments.Ints("SharedAxes").Count == 0 ? null : layer.Arguments.Ints("SharedAxes"))] },
        ["Elu"] = new("ELU", "alpha") { IsBuilt = false },
        ["Glu"] = Function("Glu", layer => [("axis", layer.Arguments.Int("Axis"))]) with { Module = "keras.src.ops.nn" },
        ["Softmax"] = new("Softmax", "axis") { IsBuilt = false },
        ["Rescaling"] = new("Rescaling", "scale offset") { IsBuilt = false },
        ["Normalization"] = new("Normalization", "invert") { More = Statistics },
        ["ActivityRegularization"] = new("ActivityRegularization", "l1 l2") { IsBuilt = false },
    };

    /// <summary>How Keras spells a layer; under our own name where the table has no line.</summary>
    public static KerasClass Of(Layer layer) => Find(layer.Name) ?? new(layer.Name, "") { Module = KerasClass.Ours };

    /// <summary>The line of a layer's name; null for none.</summary>
    public static KerasClass? Find(string name) => ByName.TryGetValue(name, out var found) ? found : null;

    /// <summary>A function of one's own, of which no config can say more than the name.</summary>
    private static KerasClass OfOnesOwn(string name, string keys) => new(name, keys) { Module = KerasClass.Ours };

    private static KerasClass Function(string name, System.Func<BoundLayer, IEnumerable<(string, object?)>> more) => new(name, "") { Module = "keras.src.ops.numpy", IsPlain = true, IsBuilt = false, More = more };

    /// <summary>What the classes of KerasHub leave to an Add behind them, said where it is done here.</summary>
    private static IEnumerable<(string, object?)> AddsInput(BoundLayer layer) => layer.Arguments.Flag("AddsInput") ? [("adds_input", true)] : [];

    private static IEnumerable<(string, object?)> Strides(BoundLayer layer) => [("strides", new[] { SlidingWindow.OfPool(layer.Arguments).Stride })];

    private static int[] Sides(BoundLayer layer) => [layer.Arguments.Int("Before"), layer.Arguments.Int("After")];

    private static IReadOnlyList<int> AxisList(BoundLayer layer) => layer.Arguments.Ints("Axis") is { Count: > 0 } axes ? [.. axes] : [-1];

    /// <summary>One axis as a number, several as a list.</summary>
    private static object Axis(BoundLayer layer) => AxisList(layer) is var axes && axes.Count == 1 ? axes[0] : axes;

    private static IEnumerable<(string, object?)> HeadSizes(BoundLayer layer)
    {
        var a = layer.Arguments;
        yield return ("value_dim", a.Int("ValueDim") is > 0 and var value ? value : a.Int("KeyDim"));
        yield return ("output_shape", a.Int("OutputShape") is > 0 and var features ? new[] { features } : null);
        yield return ("attention_axes", AttentionAxes.Of(a, layer.InputShape.Rank).Select(axis => axis + 1).ToArray());
    }

    private static object? Clipping(BoundLayer layer)
    {
        var limits = new[] { (Key: "rmin", Name: "RMin"), (Key: "rmax", Name: "RMax"), (Key: "dmax", Name: "DMax") }
            .Select(l => (l.Key, Value: layer.Arguments.Real("RenormClipping" + l.Name))).Where(l => !double.IsNaN(l.Value));
        return layer.Arguments.Flag("Renorm") ? limits.Select(l => (l.Key, (object?)l.Value)).ToList() : null;
    }

    private static IEnumerable<(string, object?)> Statistics(BoundLayer layer)
    {
        var a = layer.Arguments;
        yield return ("axis", a.Value("Axis") is not null && a.Ints("Axis").Count == 0 ? Array.Empty<int>() : AxisList(layer));
        yield return ("mean", Numbers(a.Reals("Mean")));
        yield return ("variance", Numbers(a.Reals("Variance")));
    }

    private static object? Numbers(EquatableArray<double> numbers) => numbers.Count switch { 0 => null, 1 => numbers[0], _ => numbers };
}
