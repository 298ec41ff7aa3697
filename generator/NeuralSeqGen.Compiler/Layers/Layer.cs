using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>
/// One kind of layer: Keras's name and defaults, a shape rule, a mask rule, weights, and a lowering to primitive ops. The backward pass follows from
/// the lowering, so there is none here. Stateless: one instance in <see cref="LayerCatalogue"/>.
/// </summary>
internal abstract class Layer
{
    /// <summary>Name of the attribute without <c>Attribute</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Keras class, such as <c>GRU</c>.</summary>
    public virtual string ClassName => Name;

    /// <summary>Stem of default names in snake case, such as <c>simple_rnn</c>.</summary>
    public virtual string Stem => Naming.Snake(ClassName);

    /// <summary>The stem for a layer declared by this part.</summary>
    public virtual string StemOf(PartSpec part) => Stem;

    /// <summary>True for prefixes of the layer that follows them.</summary>
    public virtual bool IsWrapper => false;

    /// <summary>True for the input of a model, which reads no layer.</summary>
    public virtual bool IsInput => false;

    /// <summary>True for a model as a layer: its own layers are bound in its place.</summary>
    public virtual bool IsModel => false;

    /// <summary>True for what is no layer in Keras but a result of the one it reads, as a final state is.</summary>
    public virtual bool IsResult => false;

    /// <summary>True for what runs along the steps and gives all of them or the last, as <c>ReturnSequences</c> says.</summary>
    public virtual bool IsRecurrent => false;

    /// <summary>Whether it does to a sequence what it does to each of its steps, so that TimeDistributed changes nothing.</summary>
    public virtual bool IsPerStep => false;

    /// <summary>Extents that are guessed for the input of a list that begins with this layer and has none.</summary>
    public virtual Shape LikelyInput => new(1);

    /// <summary>Arguments besides Name, Trainable and From, constructor arguments first.</summary>
    public virtual IReadOnlyList<Argument> Arguments => [];

    /// <summary>Arguments that every layer of this kind of attribute has.</summary>
    public virtual IReadOnlyList<Argument> CommonArguments => CommonLayerArguments.Unary;

    /// <summary>Every argument: the layer's own and the common ones.</summary>
    public IEnumerable<Argument> AllArguments => Arguments.Concat(CommonArguments);

    /// <summary>Nodes that the layer reads, in the order of its inputs; null for the layer before it in its list.</summary>
    public virtual IReadOnlyList<string?> Sources(PartSpec part) => [part["From"] as string];

    /// <summary>Nodes that it needs besides its inputs, such as those of initial states.</summary>
    public virtual IReadOnlyList<string> References(PartSpec part) => [];

    /// <summary>The node whose layers stand here once more, with their weights; null for a layer of its own.</summary>
    public virtual string? Reused(PartSpec part) => null;

    /// <summary>Whether its weights are those of another layer, which <see cref="LendsWeights"/> and which it uses in a way of its own.</summary>
    public virtual bool BorrowsWeights => false;

    /// <summary>Whether a layer that <see cref="BorrowsWeights"/> may take those of this one.</summary>
    public virtual bool LendsWeights => false;

    /// <summary>How many ids it can read; null for a layer that reads numbers.</summary>
    public virtual int? IdCount(BoundLayer layer) => null;

    /// <summary>The value that masks the steps of the input that hold nothing else; null where it makes no mask of its input.</summary>
    public virtual double? MaskedValue(BoundLayer layer) => null;

    /// <summary>The argument that a vocabulary can give; null for none.</summary>
    public virtual VocabularyExtent? VocabularyExtent => null;

    /// <summary>The layer whose <c>ReturnSequences</c> decides whether the time axis stays: this one or one inside; null for other layers.</summary>
    public virtual BoundLayer? Recurrence(BoundLayer layer) => IsRecurrent ? layer : null;

    /// <summary>For wrappers: how many layers follow that they wrap together; null for those that wrap one.</summary>
    public virtual int? Depth(PartSpec part) => null;

    /// <summary>For wrappers: the part that may stand behind what they wrap, in front of one more layer that they wrap; null for none.</summary>
    public virtual string? Continuation => null;

    /// <summary>For wrappers of several layers: what is wrong when fewer follow, as a sentence.</summary>
    public virtual string TooFewBehind(PartSpec part, int found) => "";

    /// <summary>For wrappers: extents of one sample's input of the wrapped layer.</summary>
    public virtual Shape InnerInput(LayerBinding binding) => binding.Input;

    /// <summary>For wrappers: shape of the mask that comes with the input of the wrapped layer; null for none.</summary>
    public virtual Shape? InnerMask(LayerBinding binding) => null;

    /// <summary>For wrappers: the layers made of what is wrapped, each with weights of its own.</summary>
    public virtual IReadOnlyList<InnerLayer> InnerLayers(LayerBinding binding) => [new("", written => written)];

    /// <summary>For wrappers: whether they can wrap a layer.</summary>
    public virtual bool Wraps(Layer inner) => true;

    /// <summary>For wrappers that do not wrap every layer: what they need behind them, and the attributes that are it.</summary>
    public virtual (string Kind, string Examples) Wrappable => ("a layer", "");

    /// <summary>Extents of one sample's output. Reports what does not fit, then answers with the likeliest shape all the same.</summary>
    public abstract Shape InferShape(LayerBinding binding);

    /// <summary>Reports what is wrong with arguments beyond the range of each.</summary>
    public virtual void Check(LayerBinding binding)
    {
    }

    /// <summary>Shape of the mask that leaves the layer; by default what came in, where the output still has those axes.</summary>
    public virtual Shape? InferMask(LayerBinding binding, Shape output) =>
        binding.InputMask is { } mask && mask.Rank < output.Rank && output.Take(mask.Rank).Equals(mask) ? mask : null;

    /// <summary>What ends a mask that comes with an input; null where the layer uses it or passes it on.</summary>
    public virtual MaskEnd? WhyMaskEnds(BoundLayer layer) => null;

    /// <summary>Weights in Keras's order.</summary>
    public virtual IEnumerable<WeightDeclaration> Weights(LayerBinding binding) => [];

    /// <summary>Factors of Σ|y| and Σy² of the output, which Keras's activity regularizer adds to the loss.</summary>
    public virtual (double L1, double L2) ActivityFactors(Arguments arguments) =>
        arguments.Has("ActivityL1") ? (arguments.Real("ActivityL1"), arguments.Real("ActivityL2")) : (0, 0);

    /// <summary>Whether it can run step by step: the output at a step needs no later step.</summary>
    /// <param name="layer">The layer in its place.</param>
    /// <param name="isTimed">Whether the first axis of its input is still the time axis of the model's input.</param>
    public virtual bool IsStepwise(BoundLayer layer, bool isTimed) => true;

    /// <summary>Whether it can run step by step as long as no step is masked, as none is of a sequence that is being generated.</summary>
    public virtual bool IsStepwiseUnmasked(BoundLayer layer) => IsStepwise(layer, true);

    /// <summary>Whether it can be lowered with a step of some inputs and the whole of the others, which attention reads at every step.</summary>
    /// <param name="layer">The layer in its place.</param>
    /// <param name="areSteps">Which inputs are steps of a sequence.</param>
    public virtual bool ReadsWhole(BoundLayer layer, IReadOnlyList<bool> areSteps) => false;

    /// <summary>Whether an input of fewer axes is repeated along those in front, so that every step reads the same.</summary>
    public virtual bool RepeatsInputs => false;

    /// <summary>Whether the first axis is still time behind the layer, where it was before.</summary>
    public virtual bool KeepsTime(BoundLayer layer) => true;

    /// <summary>How the output depends on a sequence; null where its steps may need any step of it. By default as <see cref="IsStepwise"/> says, along other axes only what is done to each step.</summary>
    /// <param name="layer">The layer in its place.</param>
    /// <param name="inputs">How each input depends on it; null for one that does not.</param>
    public virtual TimeReach? Reach(BoundLayer layer, IReadOnlyList<TimeReach?> inputs) =>
        inputs[0] is { } time && inputs.All(time.Equals) && time.Axis < layer.InputShape.Rank - 1 && (time.Axis == 0 ? IsStepwise(layer, true) && KeepsTime(layer) : IsPerStep) ? time : null;

    /// <summary>What makes the layer need later steps, where it does.</summary>
    public virtual LookAhead WhyAhead(BoundLayer layer) => new("mixes the steps", "");

    /// <summary>Whether gates mix what the activation gives with earlier states, so that nobody can set it to have other values.</summary>
    public virtual bool BlendsStates => false;

    /// <summary>The activation that the values come out of, <c>Linear</c> for none; null where that is not known, or where they are passed on.</summary>
    public virtual string? Activation(BoundLayer layer) => !IsRecurrent && layer.Arguments.Has("Activation") ? layer.Arguments.Choice("Activation") : null;

    /// <summary>The axis of the output along which that activation compares values, where it does.</summary>
    public virtual int ActivationAxis(BoundLayer layer) => layer.OutputShape.Rank - 1;

    /// <summary>For wrappers of several layers: whether what each of them makes stands side by side in the output.</summary>
    public virtual bool JoinsInner(BoundLayer layer) => false;

    /// <summary>Whether every value of the output is one that the layer reads, a mean of such, or 0, but for what training alone does.</summary>
    public virtual bool PassesOn(BoundLayer layer) => false;

    /// <summary>Shapes of the states a layer ends with, in the order of its cell; none for layers without states.</summary>
    public virtual IReadOnlyList<Shape> FinalStates(BoundLayer layer) => [];

    /// <summary>Lists of numbers that the layer's view is given besides its name; none for most.</summary>
    public virtual IReadOnlyList<IReadOnlyList<int>> ViewExtents(BoundLayer layer) => [];

    /// <summary>Extents of the attention scores of one sample that can be asked for besides the output; null for none.</summary>
    public virtual Shape? AttentionScores(BoundLayer layer) => null;

    /// <summary>Appends the computation for one sample and returns its output.</summary>
    public abstract Value Lower(LayerLowering lowering, Value x);

    /// <summary>The same for layers that read several values; by default the first is the only one.</summary>
    public virtual Value Lower(LayerLowering lowering, IReadOnlyList<Value> inputs) => Lower(lowering, inputs[0]);

    /// <summary>The mask that leaves; by default the one that came in, where <see cref="InferMask"/> lets it through.</summary>
    public virtual Value? LowerMask(LayerLowering lowering, Value x, Value? mask) => lowering.Layer.EmitsMask ? mask : null;

    /// <summary>The same for layers that read several values; their masks are in <see cref="LayerLowering.Masks"/>.</summary>
    public virtual Value? LowerMask(LayerLowering lowering, IReadOnlyList<Value> inputs) => LowerMask(lowering, inputs[0], lowering.Mask);
}
